/**
 * The text of a document while it is read. All loops over characters are here or count their rounds here, so that tests
 * can hold the reader to a number of steps that grows with the text and no faster.
 */
export class Source {
  readonly text: string;
  steps = 0;
  /** Up to here a template's end was looked for in vain. */
  private noTemplateEndBefore = 0;

  constructor(text: string) {
    this.text = text;
  }

  get length(): number {
    return this.text.length;
  }

  at(offset: number): string {
    this.steps++;
    return this.text.charAt(offset);
  }

  /** The offset of the line break that ends the line of `from`, or of the text's end. */
  endOfLine(from: number): number {
    const found = this.text.indexOf("\n", from);
    const end = found < 0 ? this.text.length : found;
    this.steps += Math.max(1, end - from);
    return end;
  }

  /** Where the line that ends at `lineEnd` ends when its carriage return does not count. */
  endOfContent(from: number, lineEnd: number): number {
    return lineEnd > from && this.text.charAt(lineEnd - 1) === "\r" ? lineEnd - 1 : lineEnd;
  }

  /** The first offset from `from` on that is no blank or tab, at most `end`. */
  skipBlanks(from: number, end: number): number {
    let position = from;
    while (position < end && isBlank(this.at(position))) position++;
    return position;
  }

  /** Whether a blank, a tab, a line's end or the text's end stands at an offset: what ends an indicator such as `-`. */
  isGap(offset: number): boolean {
    return isGap(this.at(offset));
  }

  /** Where a plain text in [from, end) ends that goes on up to a comment: without the blanks in front of that. */
  endOfPlain(from: number, end: number): number {
    let last = from;
    for (let position = from; position < end; position++) {
      const character = this.at(position);
      if (isBlank(character)) continue;
      if (character === "#" && position > from && position > last) break;
      last = position + 1;
    }
    return last;
  }

  /**
   * The end of a template's `{{ … }}` that stands on one line, as Helm's do; undefined where none starts at `start`.
   * https://helm.sh/docs/chart_template_guide/
   */
  endOfTemplate(start: number, limit: number): number | undefined {
    if (this.at(start) !== "{" || this.at(start + 1) !== "{" || !/[\s-]/.test(this.at(start + 2)))
      return undefined;
    if (start < this.noTemplateEndBefore) return undefined;
    let at = start + 2;
    for (; at < limit && this.at(at) !== "\n"; at++) if (this.text.startsWith("}}", at)) return at + 2;
    this.noTemplateEndBefore = at;
    return undefined;
  }

  /**
   * Passes over anchors and tags (`&name`, `!!str`), which say nothing about the structure, and the blanks behind
   * them; one that something else follows at once is none.
   */
  skipProperties(from: number, end: number): number {
    let position = from;
    while (position < end && /[&!]/.test(this.at(position))) {
      let behind = position + 1;
      while (behind < end && !/[\s,[\]{}]/.test(this.at(behind))) behind++;
      if (behind < end && !isBlank(this.at(behind))) return position;
      position = this.skipBlanks(behind, end);
    }
    return position;
  }
}

export function isBlank(character: string): boolean {
  return character === " " || character === "\t";
}

/** The empty string stands for the text's end. */
export function isGap(character: string): boolean {
  return (
    character === "" || character === " " || character === "\t" || character === "\n" || character === "\r"
  );
}
