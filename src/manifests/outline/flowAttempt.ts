import type { OutlineNode } from "./outlineNode.ts";
import { type QuotedScalars, unquote } from "./quotedScalar.ts";
import { startsWithKey } from "./scanKey.ts";
import { isBlank, isGap, type Source } from "./source.ts";

/** An open `{` or `[`, its node, and the entry being read. */
interface OpenCollection {
  readonly start: number;
  readonly isMap: boolean;
  readonly node: OutlineNode;
  /** Whether it is a pair in a list without braces, `[a: b]`, which ends with its entry. */
  readonly isPair: boolean;
  /** The column of the first character in the line of its bracket. */
  readonly column: number;
  entry: OutlineNode | undefined;
  /** The meaning of the next scalar. A list has no keys. */
  expects: "entry" | "value" | "separator";
}

/** The deepest nesting that is read; an API server refuses JSON that is nested more deeply. */
const deepestNesting = 10_000;

/** The number of lines that may look like a block's; more of them mean that it is one. */
const mostSlips = 3;

/** The end of an attempt to read a collection. */
export interface AttemptEnd {
  readonly end: number;
  /** `mistaken`: the lines belong to a block, so the attempt's result must be discarded. */
  readonly outcome: "closed" | "unclosed" | "mistaken";
  /** The brackets that are still open. */
  readonly open: readonly number[];
}

/** An attempt to read a flow collection from its bracket to its end, or as far as possible. */
export class FlowAttempt {
  private readonly source: Source;
  private readonly quoted: QuotedScalars;
  private readonly nodes: OutlineNode[];
  private readonly column: number;
  private readonly limit: number;
  /**
   * The end of nested collections: their closing bracket, or a line that is no deeper than that of their opening
   * bracket.
   */
  private readonly closing: "brackets" | "indentation";
  private readonly open: OpenCollection[] = [];
  /** The numbers of lines that begin with `key:`, as in a block, and with `"key":`, as in JSON. */
  private plainKeyLines = 0;
  private quotedKeyLines = 0;
  private slips = 0;
  private lastScalarIsPlain = false;
  /** The column of the first character in the current line. */
  private lineColumn: number;

  constructor(
    source: Source,
    quoted: QuotedScalars,
    nodes: OutlineNode[],
    column: number,
    limit: number,
    closing: "brackets" | "indentation",
  ) {
    this.source = source;
    this.quoted = quoted;
    this.nodes = nodes;
    this.column = column;
    this.limit = limit;
    this.closing = closing;
    this.lineColumn = column;
  }

  get looksLikeBlock(): boolean {
    return this.plainKeyLines > this.quotedKeyLines;
  }

  run(start: number, owner: OutlineNode): AttemptEnd {
    const { source, limit, open } = this;
    let at = start;
    while (at < limit) {
      const character = source.at(at);
      const top = open.at(-1);
      if (character === "\n") {
        const line = this.lineAt(at + 1);
        if (line === "leaves") return this.stopped(at, "unclosed");
        if (line === "block" && ++this.slips > mostSlips) return this.stopped(at, "mistaken");
        if (line === "block") this.endEntry();
        at++;
      } else if (isGap(character)) {
        at++;
      } else if (character === "{" || character === "[") {
        const template = character === "{" ? source.endOfTemplate(at, limit) : undefined;
        if (template !== undefined && top) at = this.readScalar(at, top, template);
        else if (open.length >= deepestNesting) at++;
        else {
          this.openCollection(at, character === "{", top ? this.entryFor(top, at) : owner);
          at++;
        }
      } else if (!top) {
        return this.stopped(at, "unclosed");
      } else if (character === "}" || character === "]") {
        at++;
        this.close(at);
        if (open.length === 0) return { end: at, outcome: "closed", open: [] };
      } else if (character === ",") {
        this.endEntry();
        at++;
      } else if (character === ":" && this.isColon(top, at)) {
        this.readColon(top);
        at++;
      } else if (character === "#" && isGap(source.at(at - 1))) {
        at = source.endOfLine(at);
      } else if ((character === "?" || character === "-") && isGap(source.at(at + 1))) {
        at++;
      } else {
        const from = source.skipProperties(at, limit);
        at = from > at ? from : this.readScalar(at, top, undefined);
      }
    }
    return this.stopped(limit, "unclosed");
  }

  private stopped(end: number, outcome: "unclosed" | "mistaken"): AttemptEnd {
    for (const { node } of this.open.slice(1)) if (node.valueStart !== undefined) node.valueEnd = end;
    return { end, outcome, open: this.open.map(({ start }) => start) };
  }

  /** Whether a line continues the collection, is outside of it, or belongs to a block. */
  private lineAt(lineStart: number): "goesOn" | "leaves" | "block" {
    const { source } = this;
    let at = lineStart;
    while (source.at(at) === " ") at++;
    const first = source.at(at);
    // Tabs can indent JSON, but their width is unknown.
    const hasTabs = first === "\t";
    if (hasTabs) at = source.skipBlanks(at, source.length);
    const character = hasTabs ? source.at(at) : first;
    if (isGap(character) || character === "#" || at >= this.limit) return "goesOn";
    const isOutside = !hasTabs && at - lineStart <= this.column;
    if (!hasTabs) this.lineColumn = at - lineStart;
    if (this.closing === "indentation" && !hasTabs) this.closeDeeper(character);
    if (character === "-" && isGap(source.at(at + 1))) return isOutside ? "leaves" : "block";
    const top = this.open.at(-1);
    if (!top) return "goesOn";
    const isQuoted = character === '"' || character === "'";
    if (isQuoted) this.quotedKeyLines++;
    if (isQuoted) return isOutside && startsWithKey(source, at, this.limit) ? "leaves" : "goesOn";
    if (!startsWithKey(source, at, this.limit)) return "goesOn";
    if (isOutside) return "leaves";
    this.plainKeyLines++;
    return top.expects === "entry" ? "goesOn" : "block";
  }

  /** Closes the collections that opened in lines as deep as this one or deeper, unless this line closes them itself. */
  private closeDeeper(character: string): void {
    const closes = character === "}" || character === "]";
    for (;;) {
      const top = this.open.at(-1);
      if (!top || this.open.length === 1) return;
      if (top.column < this.lineColumn || (closes && top.column === this.lineColumn)) return;
      this.close(top.entry?.valueEnd ?? top.entry?.keyEnd ?? top.start + 1);
      const around = this.open.at(-1);
      if (!closes && around) this.endEntry();
    }
  }

  private openCollection(start: number, isMap: boolean, node: OutlineNode): void {
    if (this.open.length > 0) node.valueStart ??= start;
    this.open.push({
      start,
      isMap,
      node,
      isPair: false,
      column: this.lineColumn,
      entry: undefined,
      expects: "entry",
    });
  }

  private close(end: number): void {
    while (this.open.at(-1)?.isPair) this.open.pop();
    const closed = this.open.pop();
    if (closed?.node.valueStart !== undefined) closed.node.valueEnd = end;
    const top = this.open.at(-1);
    if (top) top.expects = "separator";
    this.lastScalarIsPlain = false;
  }

  private endEntry(): void {
    while (this.open.at(-1)?.isPair) this.open.pop();
    const top = this.open.at(-1);
    if (!top) return;
    top.entry = undefined;
    top.expects = "entry";
  }

  /** Whether a colon ends a key. After a quoted key, it needs no blank. */
  private isColon(top: OpenCollection, at: number): boolean {
    const next = this.source.at(at + 1);
    if (top.isMap) return top.expects !== "entry" || isGap(next) || /[,\]}]/.test(next);
    return top.expects === "separator" && (!this.lastScalarIsPlain || isGap(next) || /[,\]}]/.test(next));
  }

  private readColon(top: OpenCollection): void {
    if (top.isMap) {
      if (top.entry) top.expects = "value";
      return;
    }
    const item = top.entry;
    if (!item || item.value === undefined) return;
    // The item turns out to be the key of a pair.
    const { value, valueStart = item.keyStart, valueEnd = item.keyEnd } = item;
    item.value = undefined;
    const entry = this.add(item.addField(value, valueStart, valueEnd));
    this.open.push({
      start: valueStart,
      isMap: true,
      node: item,
      isPair: true,
      column: this.lineColumn,
      entry,
      expects: "value",
    });
  }

  private readScalar(from: number, top: OpenCollection, template: number | undefined): number {
    const { source } = this;
    const character = source.at(from);
    const isQuote = template === undefined && (character === '"' || character === "'");
    const closed = isQuote ? this.quoted.endOf(from, this.column, "flow", this.limit) : undefined;
    // A quote without a closing one is skipped, and the text after it is read without it.
    if (isQuote && closed === undefined) return from + 1;
    const end = template ?? closed ?? this.endOfPlain(from);
    const text = source.text.slice(from, end);
    const value = closed === undefined ? text : unquote(text);
    const isPlain = closed === undefined;
    if (top.expects === "separator" && isPlain && this.lastScalarIsPlain)
      this.continueScalar(top, value, end);
    else if (top.isMap && top.expects !== "value") {
      top.entry = this.add(top.node.addField(value, from, end));
      top.expects = "separator";
    } else {
      if (top.expects === "separator") this.endEntry();
      const into = this.open.at(-1) ?? top;
      const entry = this.entryFor(into, from, end);
      entry.value = value;
      entry.valueStart = from;
      entry.valueEnd = end;
      into.expects = "separator";
    }
    this.lastScalarIsPlain = isPlain;
    return Math.max(end, from + 1);
  }

  /** Continues a plain scalar on another line. */
  private continueScalar(top: OpenCollection, more: string, end: number): void {
    const { entry } = top;
    if (entry?.value === undefined) return;
    entry.value += ` ${more}`;
    entry.valueEnd = end;
  }

  /** Returns the node of a value at `from`: the map's last key, or a new item of the list. */
  private entryFor(top: OpenCollection, from: number, end = from + 1): OutlineNode {
    if (top.isMap) {
      // A key that lacks only its colon has no value yet.
      if (top.entry?.valueStart !== undefined) top.entry = undefined;
      top.entry ??= this.add(top.node.addField("", from, from));
    } else top.entry = this.add(top.node.addItem(from, end));
    top.expects = "separator";
    this.lastScalarIsPlain = false;
    return top.entry;
  }

  private endOfPlain(from: number): number {
    const { source } = this;
    let last = from;
    for (let at = from; at < this.limit; at++) {
      const character = source.at(at);
      if (isBlank(character)) continue;
      if (character === "{") {
        const template = source.endOfTemplate(at, this.limit);
        if (template === undefined) break;
        at = template - 1;
        last = template;
        continue;
      }
      if (/[,[\]}\n\r]/.test(character)) break;
      if (character === ":" && /^[\s,[\]{}]?$/.test(source.at(at + 1))) break;
      if (character === "#" && at > last) break;
      last = at + 1;
    }
    return last;
  }

  private add(node: OutlineNode): OutlineNode {
    this.nodes.push(node);
    return node;
  }
}
