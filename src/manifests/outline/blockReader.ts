import { afterBlockScalar } from "./afterBlockScalar.ts";
import { BlockStack, isPending, type OpenBlock } from "./blockStack.ts";
import { FlowReader } from "./flowReader.ts";
import { Indentation } from "./indentation.ts";
import type { Outline } from "./outline.ts";
import { OutlineNode } from "./outlineNode.ts";
import { QuotedScalars, unquote } from "./quotedScalar.ts";
import { endOfBareWord, scanKey, type ScannedKey, scanTypeKey } from "./scanKey.ts";
import { Source } from "./source.ts";
import { TemplateLines } from "./templateLines.ts";

/** The content of a line, from its first non-blank character to its end. */
interface Line {
  readonly start: number;
  /** Without the carriage return. */
  readonly end: number;
}

/** A plain scalar, which deeper lines continue. */
interface PlainValue {
  readonly node: OutlineNode;
  readonly column: number;
}

/** In UTF-16 code units. No manifest has a longer line: etcd rejects objects of this size. */
const longestLine = 1_500_000;

/** How many fields back to look for the list that an item continues. */
const farthestList = 3;

/** Reads blocks of fields and lists line by line, by the rules of `readOutline`. */
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
  /** The start of the current line. */
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
    // A directive (`%YAML`) precedes a document and holds no field.
    if (start === lineStart && source.at(start) === "%") return;
    if (source.text.startsWith("{{", start)) {
      this.goTo(this.templates.endOf(start, lineEnd));
      return;
    }
    const place = this.indentation.columnOf({ lineStart, start, end }, this.stack, this.plainColumn);
    // The line's place is ambiguous, so skip it instead of guessing.
    if (!place) return;
    const from = this.nodes.length;
    this.readContent({ start, end }, place.column);
    const node = this.nodes[from];
    if (node && place.isUncertain) node.isUncertain = true;
  }

  /** The column of the plain scalar that a deeper line of text continues. */
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

  /** Returns the block of the list that an item at a column belongs to. */
  private listFor(block: OpenBlock, column: number): OpenBlock {
    const { children, items } = block.node;
    if (items > 0 || children.length === 0) return block;
    // Another field interrupted the list; the item continues the list above that field.
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
   * Reads `? name`, whose value follows a colon in the same column. Complex keys are ignored. Only `? name: value` is
   * treated as a field, since the question mark is a typo in any manifest.
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
   * Reads text without a key: a scalar item, a value on a line of its own, or a field name being typed. Other text is
   * skipped and closes no block, so that the lines after it keep their place.
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
      // The key continues here, or is yet to be typed.
      block.node.isUncertain = true;
      return;
    }
    const isPlainValue = isValue && (block.kind === "item" || block.kind === "explicitValue");
    if (wordEnd !== undefined && !isPlainValue) {
      this.readBareWord(line.start, wordEnd, column);
      return;
    }
    const typeKey = isValue && block.node !== this.root ? undefined : scanTypeKey(source, line.start);
    if (typeKey) this.readField(typeKey, line, column);
    else if (isValue) block.isFilled = this.readValue(block.node, line, block.column);
  }

  /** Reads a field name that still lacks its colon; lines indented below belong to it. */
  private readBareWord(start: number, end: number, column: number): void {
    const next = this.indentation.lineBehind(end, false);
    const isAmongItems = this.stack.openAt(column, "item") && next.isItem && next.column === column;
    const block = this.stack.closeForField(column);
    const isFirst = isPending(block);
    block.childColumn ??= column;
    const name = this.source.text.slice(start, end);
    const node = this.add(block.node.addField(name, start, end));
    this.stack.push(column, node, "field");
    // The items below belong either to the list above or to a new field.
    if (isAmongItems) node.isUncertain = true;
    // If nothing else follows in the block, the word is its value.
    if (isFirst && block.kind === "field") block.node.value = name;
  }

  private continuePlain({ node }: PlainValue, { start, end }: Line): void {
    const valueEnd = this.source.endOfPlain(start, end);
    node.value = `${node.value ?? ""} ${this.source.text.slice(start, valueEnd)}`;
    node.valueEnd = valueEnd;
  }

  /** Reads a value; returns false if deeper lines may be or continue the value. */
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

  /** Continues after the line of an offset, unless that is the current line. */
  private goTo(offset: number): void {
    if (offset >= this.next) this.next = this.source.endOfLine(offset) + 1;
  }

  /** Whether a value is a block scalar header, `|` or `>`: YAML 1.2, 8.1.1 "Block Scalar Headers". */
  private isBlockHeader(start: number, end: number): boolean {
    const { source } = this;
    let at = start + 1;
    while (at < end && /[-+1-9]/.test(source.at(at))) at++;
    const next = source.skipBlanks(at, end);
    return next === end || (next > at && source.at(next) === "#");
  }

  private skipBlockScalar(column: number): void {
    this.next = afterBlockScalar(this.source, this.next, column);
  }

  private add(node: OutlineNode): OutlineNode {
    const { parent } = node;
    // What looked like a value was a field name or stray text.
    if (parent && parent.valueStart === undefined) parent.value = undefined;
    this.nodes.push(node);
    this.plain = undefined;
    return node;
  }
}
