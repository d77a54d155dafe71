import { endOfLine, skipBlanks } from "./lines.ts";
import type { OutlineNode } from "./outlineNode.ts";
import { scanFlow } from "./flowScanner.ts";
import { scanScalar, skipProperties } from "./scalarScanner.ts";

/** An open block: `column` is that of its key or dash; deeper lines belong to it. */
interface OpenBlock {
  readonly column: number;
  readonly node: OutlineNode;
  readonly isItem: boolean;
}

/**
 * Reads the structure of one YAML document by its indentation, so that a line which cannot be parsed costs
 * that line and not the document: a YAML parser gives up, or pairs keys wrongly, exactly while someone types.
 * On valid YAML it agrees with a parser (tested against one on every manifest of the corpus).
 *
 * Nodes come in the order of the text.
 */
export function outline(text: string): OutlineNode[] {
  return new OutlineReader(text).read();
}

const key =
  /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|((?:[^\s#&*!|>%@`"'[\]{},?:-]|[?:-](?=\S))(?:[^\s:#]|:(?=\S)|[ \t]+(?![#\s:])|(?<=\S)#)*))[ \t]*:(?=\s|$)/;
const bareWord = /^[A-Za-z][A-Za-z0-9]*(?=[ \t]*(?:#.*)?$)/;

class OutlineReader {
  private readonly nodes: OutlineNode[] = [];
  private readonly open: OpenBlock[] = [];
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  read(): OutlineNode[] {
    while (this.at < this.text.length) this.readLine();
    return this.nodes;
  }

  private readLine(): void {
    const lineStart = this.at;
    const lineEnd = endOfLine(this.text, lineStart);
    this.at = lineEnd + 1;
    let position = skipBlanks(this.text, lineStart, lineEnd);
    const line = (): string => this.text.slice(position, lineEnd);
    if (position === lineEnd || this.text[position] === "#" || this.text[position] === "\r") return;
    // A Helm control line (`{{- if … }}`) and a directive (`%YAML`) hold no field.
    if (line().startsWith("{{") || (position === lineStart && this.text[position] === "%")) return;

    while (/^-(?=\s|$)/.test(line())) {
      this.openItem(position, position - lineStart);
      position = skipBlanks(this.text, position + 1, lineEnd);
    }
    position = skipProperties(this.text, position, lineEnd);
    const found = key.exec(line());
    if (found) this.readField(found, position, position - lineStart, lineEnd);
    else this.readLooseText(position, position - lineStart, lineEnd);
  }

  private openItem(start: number, column: number): void {
    this.closeWhile((block) => block.column > column || (block.column === column && block.isItem));
    const parent = this.open.at(-1)?.node;
    const index = parent ? parent.items++ : this.nodes.filter((node) => !node.parent).length;
    const node: OutlineNode = { key: index, parent, keyStart: start, keyEnd: start + 1, items: 0 };
    this.nodes.push(node);
    this.open.push({ column, node, isItem: true });
  }

  private readField(found: RegExpExecArray, start: number, column: number, lineEnd: number): void {
    this.closeWhile((block) => block.column >= column);
    const name = found[1] ?? found[2]?.replaceAll("''", "'") ?? found[3] ?? "";
    const node: OutlineNode = {
      key: name,
      parent: this.open.at(-1)?.node,
      keyStart: start,
      keyEnd: start + found[0].replace(/[ \t]*:$/, "").length,
      items: 0,
    };
    this.nodes.push(node);
    const valueStart = skipProperties(
      this.text,
      skipBlanks(this.text, start + found[0].length, lineEnd),
      lineEnd,
    );
    if (!this.readValue(node, valueStart, column, lineEnd)) this.open.push({ column, node, isItem: false });
  }

  /**
   * Text with no key: a scalar item, a value on a line of its own, or a field name somebody is typing.
   * Anything else is passed over and closes nothing, so that what follows keeps its place.
   */
  private readLooseText(start: number, column: number, lineEnd: number): void {
    if (start >= lineEnd) return;
    const word = bareWord.exec(this.text.slice(start, lineEnd));
    const outer = this.open.findLast((block) => block.column < column);
    const inList = this.open.some((block) => block.isItem && block.column === column);
    if (word && !outer?.isItem && !inList) {
      this.closeWhile((block) => block.column >= column);
      const end = start + word[0].length;
      const node = { key: word[0], parent: outer?.node, keyStart: start, keyEnd: end, items: 0 };
      this.nodes.push(node);
      // What is indented below belongs to the name that still lacks its colon.
      this.open.push({ column, node, isItem: false });
    } else if (outer && outer === this.open.at(-1)) {
      this.readValue(outer.node, start, outer.column, lineEnd);
    } else if (this.nodes.length === 0 && /[{[]/.test(this.text[start] ?? "")) {
      const root: OutlineNode = { key: "", parent: undefined, keyStart: start, keyEnd: start, items: 0 };
      const end = scanFlow(this.text, start, -1, undefined, this.nodes, root);
      this.at = Math.max(this.at, endOfLine(this.text, end) + 1);
    }
  }

  /** Reads an inline value; false where there is none, so that deeper lines are the value. */
  private readValue(node: OutlineNode, start: number, column: number, lineEnd: number): boolean {
    const first = this.text[start];
    if (start >= lineEnd || first === "#" || first === "\r" || first === undefined) return false;
    let end: number;
    if (first === "|" || first === ">") {
      this.skipBlockScalar(lineEnd, column);
      return true;
    }
    if ((first === "[" || first === "{") && !this.text.startsWith("{{", start)) {
      end = scanFlow(this.text, start, column, node, this.nodes, node);
    } else {
      const scalar = scanScalar(this.text, start, lineEnd, column);
      node.value = scalar.value;
      end = scalar.end;
    }
    node.valueStart = start;
    node.valueEnd = end;
    if (end > lineEnd) this.at = endOfLine(this.text, end) + 1;
    return true;
  }

  /** Passes over the lines of a block scalar: all that are blank or deeper than the field's own column. */
  private skipBlockScalar(headerEnd: number, column: number): void {
    let line = headerEnd + 1;
    while (line < this.text.length) {
      const end = endOfLine(this.text, line);
      const first = skipBlanks(this.text, line, end);
      const blank = first === end || this.text[first] === "\r";
      if (!blank && first - line <= column) break;
      line = end + 1;
    }
    this.at = line;
  }

  private closeWhile(isClosed: (block: OpenBlock) => boolean): void {
    for (let top = this.open.at(-1); top && isClosed(top); top = this.open.at(-1)) this.open.pop();
  }
}
