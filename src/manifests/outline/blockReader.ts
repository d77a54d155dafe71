import { BlockStack, isPending, type OpenBlock } from "./blockStack.ts";
import { FlowReader } from "./flowReader.ts";
import { Indentation } from "./indentation.ts";
import type { Outline } from "./outline.ts";
import { OutlineNode } from "./outlineNode.ts";
import { QuotedScalars, unquote } from "./quotedScalar.ts";
import { endOfBareWord, scanKey, type ScannedKey } from "./scanKey.ts";
import { Source } from "./source.ts";
import { TemplateLines } from "./templateLines.ts";

/** A line that is read: from its first character that is no blank to its end. */
interface Line {
  readonly start: number;
  /** Without the carriage return. */
  readonly end: number;
}

/** A scalar without quotes, which deeper lines go on with. */
interface PlainValue {
  readonly node: OutlineNode;
  readonly column: number;
}

/** In UTF-16 units. No field of a manifest stands in a longer line: etcd takes no object of this size. */
const longestLine = 1_500_000;

/** How many fields above an item the list may be that it goes on with. */
const farthestList = 3;

/** Reads blocks of fields and lists line by line; the rules are those of `readOutline`. */
export class BlockReader {
  private readonly source: Source;
  private readonly nodes: OutlineNode[] = [];
  private readonly root = new OutlineNode("", undefined, 0, 0);
  private readonly stack = new BlockStack(this.root);
  private readonly quoted: QuotedScalars;
  private readonly flow: FlowReader;
  private readonly indentation: Indentation;
  private readonly templates: TemplateLines;
  private skippedLines = 0;
  /** The start of the line that is being read. */
  private lineStart = 0;
  /** The start of the next line. */
  private next = 0;
  private plain: PlainValue | undefined;

  constructor(text: string) {
    this.source = new Source(text);
    this.quoted = new QuotedScalars(this.source);
    this.flow = new FlowReader(this.source, this.quoted, this.nodes);
    this.indentation = new Indentation(this.source);
    this.templates = new TemplateLines(this.source);
  }

  read(): Outline {
    const { source, root, nodes } = this;
    this.next = source.text.startsWith("\uFEFF") ? 1 : 0;
    while (this.next < source.length) this.readLine();
    return { root, nodes, skippedLines: this.skippedLines, steps: source.steps };
  }

  private readLine(): void {
    const { source } = this;
    const lineStart = this.next;
    this.lineStart = lineStart;
    const lineEnd = source.endOfLine(lineStart);
    this.next = lineEnd + 1;
    if (lineEnd - lineStart > longestLine) {
      this.skippedLines++;
      return;
    }
    const end = source.endOfContent(lineStart, lineEnd);
    const start = source.skipBlanks(lineStart, end);
    if (start === end || source.at(start) === "#") return;
    // A directive (`%YAML`) stands in front of a document, and holds no field.
    if (start === lineStart && source.at(start) === "%") return;
    if (source.text.startsWith("{{", start)) {
      this.goTo(this.templates.endOf(start, lineEnd));
      return;
    }
    const place = this.indentation.columnOf({ lineStart, start, end }, this.stack, this.plainColumn);
    // Nobody knows where it belongs: saying nothing is better than something wrong.
    if (!place) return;
    const from = this.nodes.length;
    this.readContent({ start, end }, place.column);
    const node = this.nodes[from];
    if (node && place.isUncertain) node.isUncertain = true;
  }

  /** The column of the scalar that a deeper line of text goes on with. */
  private get plainColumn(): number | undefined {
    return this.plain && this.plain.node === this.nodes.at(-1) ? this.plain.column : undefined;
  }

  private readContent({ start, end }: Line, column: number): void {
    const { source } = this;
    let position = start;
    const columnOf = (offset: number): number => column + offset - start;
    for (;;) {
      const character = source.at(position);
      if (!/[-?:]/.test(character) || !(position + 1 >= end || source.isGap(position + 1))) break;
      if (character === "-") this.openItem(position, columnOf(position));
      else if (character === "?") {
        this.openExplicitKey({ start: position, end }, columnOf(position));
        return;
      } else if (!this.isInExplicitKey(columnOf(position))) return;
      position = source.skipBlanks(position + 1, end);
    }
    position = source.skipProperties(position, end);
    if (position >= end || source.at(position) === "#") return;
    const key = scanKey(source, position, end);
    if (key) this.readField(key, { start: position, end }, columnOf(position));
    else this.readLooseText({ start: position, end }, columnOf(position));
  }

  private openItem(start: number, column: number): void {
    const block = this.listFor(this.stack.closeForItem(column), column);
    block.childColumn ??= column;
    const node = this.add(block.node.addItem(start, start + 1));
    this.stack.push(column, node, "item");
  }

  /** The block of the list that an item at a column is in. */
  private listFor(block: OpenBlock, column: number): OpenBlock {
    const { children, items } = block.node;
    if (items > 0 || children.length === 0) return block;
    // Something that is no list came between the items: those that follow go on with the list above it.
    const list = children
      .slice(-farthestList)
      .findLast((field) => field.items > 0 && field.valueStart === undefined);
    if (!list) return block;
    this.stack.push(column, list, "field");
    this.stack.top.childColumn = column;
    return this.stack.top;
  }

  private readField(key: ScannedKey, { start, end }: Line, column: number): void {
    const block = this.stack.closeForField(column);
    block.childColumn ??= column;
    const node = this.add(block.node.addField(key.name, start, key.end));
    const { source } = this;
    const valueStart = source.skipProperties(source.skipBlanks(key.valueStart, end), end);
    if (!this.readValue(node, { start: valueStart, end }, column)) this.stack.push(column, node, "field");
  }

  /**
   * `? name`, whose value follows a colon in the same column. Of a key that is no name nothing is said; only `? name: value`
   * is taken for a field, since its question mark is a slip in any manifest.
   */
  private openExplicitKey(line: Line, column: number): void {
    const { source } = this;
    const field = source.skipBlanks(line.start + 1, line.end);
    const key = scanKey(source, field, line.end);
    if (key) {
      this.readField(key, { start: field, end: line.end }, column);
      return;
    }
    const block = this.stack.closeForField(column);
    block.childColumn ??= column;
    const start = source.skipProperties(field, line.end);
    const quotedEnd = /["']/.test(source.at(start))
      ? this.quoted.endOf(start, column, "block", line.end)
      : undefined;
    const end = quotedEnd ?? source.endOfPlain(start, line.end);
    const text = source.text.slice(start, end);
    const isName = quotedEnd !== undefined || !/^[-[{|>*]/.test(text);
    const name = quotedEnd === undefined ? text : unquote(text);
    const node = this.add(block.node.addField(isName ? name : "", start, isName ? end : start));
    if (!isName) node.isUncertain = true;
    if (/^[|>]/.test(text)) this.skipBlockScalar(column);
    this.stack.push(column, node, "explicitKey");
  }

  private isInExplicitKey(column: number): boolean {
    const block = this.stack.openAt(column, "explicitKey");
    if (!block) return false;
    this.stack.closeForField(column + 1);
    block.kind = "explicitValue";
    return true;
  }

  /**
   * Text with no key: a scalar item, a value on a line of its own, or a field name somebody is typing.
   * Anything else is passed over and closes nothing, so that what follows keeps its place.
   */
  private readLooseText(line: Line, column: number): void {
    const { source, plain, plainColumn } = this;
    if (plain && plainColumn !== undefined && column > plainColumn) {
      this.continuePlain(plain, line);
      return;
    }
    const block = this.stack.around(column);
    const isValue = block === this.stack.top && isPending(block);
    const wordEnd = endOfBareWord(source, line.start, line.end);
    if (block.kind === "explicitKey") {
      // The key itself goes on, or is to come.
      block.node.isUncertain = true;
      return;
    }
    const isPlainValue = isValue && (block.kind === "item" || block.kind === "explicitValue");
    if (wordEnd !== undefined && !isPlainValue) {
      this.readBareWord(line.start, wordEnd, column);
      return;
    }
    if (isValue) block.isFilled = this.readValue(block.node, line, block.column);
  }

  /** A field's name that still lacks its colon: what is indented below belongs to it. */
  private readBareWord(start: number, end: number, column: number): void {
    const next = this.indentation.lineBehind(end, false);
    const isAmongItems = this.stack.openAt(column, "item") && next.isItem && next.column === column;
    const block = this.stack.closeForField(column);
    const isFirst = isPending(block);
    block.childColumn ??= column;
    const name = this.source.text.slice(start, end);
    const node = this.add(block.node.addField(name, start, end));
    this.stack.push(column, node, "field");
    // The items below are either those of the list above or those of a new field.
    if (isAmongItems) node.isUncertain = true;
    // Should nothing follow in the block, it is the value.
    if (isFirst && block.kind === "field") block.node.value = name;
  }

  private continuePlain({ node }: PlainValue, { start, end }: Line): void {
    const valueEnd = this.source.endOfPlain(start, end);
    node.value = `${node.value ?? ""} ${this.source.text.slice(start, valueEnd)}`;
    node.valueEnd = valueEnd;
  }

  /** Reads a value; false where deeper lines may be the value, or more of it. */
  private readValue(node: OutlineNode, { start, end }: Line, column: number): boolean {
    const { source } = this;
    const first = source.at(start);
    if (start >= end || first === "#") return false;
    if ((first === "|" || first === ">") && this.isBlockHeader(start, end)) {
      this.skipBlockScalar(column);
      return true;
    }
    if ((first === "[" || first === "{") && !source.text.startsWith("{{", start)) {
      const { end: behind, isOpenBlock } = this.flow.read(start, column, node, {
        lineStart: this.lineStart,
        lineEnd: end,
      });
      this.goTo(behind);
      return !isOpenBlock;
    }
    const isQuote = first === '"' || first === "'";
    const quotedEnd = isQuote ? this.quoted.endOf(start, column, "block") : undefined;
    if (isQuote && quotedEnd === undefined && source.skipBlanks(start + 1, end) === end) return false;
    const valueEnd = quotedEnd ?? source.endOfPlain(start, end);
    const text = source.text.slice(start, valueEnd);
    node.value = quotedEnd === undefined ? text : unquote(text);
    node.valueStart = start;
    node.valueEnd = valueEnd;
    if (!isQuote) this.plain = { node, column };
    this.goTo(valueEnd);
    return true;
  }

  /** Goes on with the line behind an offset, where that is not the line that is being read. */
  private goTo(offset: number): void {
    if (offset >= this.next) this.next = this.source.endOfLine(offset) + 1;
  }

  /** `|` or `>`, and how to indent and to end it: YAML 1.2, 8.1.1 "Block Scalar Headers". */
  private isBlockHeader(start: number, end: number): boolean {
    const { source } = this;
    let at = start + 1;
    while (at < end && /[-+1-9]/.test(source.at(at))) at++;
    const next = source.skipBlanks(at, end);
    return next === end || (next > at && source.at(next) === "#");
  }

  /** Passes over the lines of a block scalar: all that are blank or deeper than the field's own column. */
  private skipBlockScalar(column: number): void {
    const { source } = this;
    while (this.next < source.length) {
      const end = source.endOfLine(this.next);
      const content = source.endOfContent(this.next, end);
      let first = this.next;
      while (first < content && source.at(first) === " ") first++;
      const isEmpty = source.skipBlanks(first, content) === content;
      if (!isEmpty && first - this.next <= column) return;
      this.next = end + 1;
    }
  }

  private add(node: OutlineNode): OutlineNode {
    const { parent } = node;
    // What seemed to be a value was a name, or rubbish.
    if (parent && parent.valueStart === undefined) parent.value = undefined;
    this.nodes.push(node);
    this.plain = undefined;
    return node;
  }
}
