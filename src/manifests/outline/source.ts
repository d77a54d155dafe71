/**
 * The text of a document while it is read. All loops over characters are here or count their steps here, which lets
 * tests verify that their number is linear in the length of the text.
 */
export class Source {
  readonly text: string;
  steps = 0;
  /** The offset before which no end of a template exists. */
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

  /** The offset of the line break that ends the line of `from`, or of the end of the text. */
  endOfLine(from: number): number {
    const found = this.text.indexOf("\n", from);
    const end = found < 0 ? this.text.length : found;
    this.steps += Math.max(1, end - from);
    return end;
  }

  /** The end of a line without its carriage return. */
  endOfContent(from: number, lineEnd: number): number {
    return lineEnd > from && this.text.charAt(lineEnd - 1) === "\r" ? lineEnd - 1 : lineEnd;
  }

  /** The first offset from `from` on that is neither a space nor a tab, at most `end`. */
  skipBlanks(from: number, end: number): number {
    let position = from;
    while (position < end && isBlank(this.at(position))) position++;
    return position;
  }

  /** Whether an offset has a blank, a tab, a line break, or the end of the text, which end an indicator such as `-`. */
  isGap(offset: number): boolean {
    return isGap(this.at(offset));
  }

  /** The end of plain text in [from, end), before a comment and the blanks in front of it. */
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
   * The end of a one-line template expression `{{ … }}`, as in Helm charts; undefined if none starts at `start`.
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
   * Skips anchors and tags (`&name`, `!!str`), which do not affect the structure, and the blanks after them. Without a
   * blank after it, the text is neither.
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
