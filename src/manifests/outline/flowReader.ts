import type { OutlineNode } from "./outlineNode.ts";
import { type QuotedScalars, unquote } from "./quotedScalar.ts";
import { isBlank, isGap, type Source } from "./source.ts";

/** An open `{` or `[`, the node that it is the value of, and the entry being read. */
interface OpenCollection {
  readonly start: number;
  readonly isMap: boolean;
  readonly node: OutlineNode;
  /** A pair in a list without braces, `[a: b]`: it ends with its entry. */
  readonly isPair: boolean;
  entry: OutlineNode | undefined;
  /** What the next scalar is. A list has no keys. */
  expects: "entry" | "value" | "separator";
}

/** How a flow collection ended. */
export interface FlowEnd {
  /** The offset behind it, or behind what was read of it. */
  readonly end: number;
  /** Whether what follows in deeper lines may be a block of fields of the same node. */
  readonly isOpenBlock: boolean;
}

/** How often a text may be read anew, at most, because its brackets turned out not to be what they seemed. */
const longestDetour = 4;

/**
 * Reads flow collections: `{a: 1}`, `[a, b]`, so all of JSON. Lines inside them may have any indentation, but a line that
 * is plainly a field of the block around them, or of a block inside them, says that the closing bracket is still to be
 * typed; then the lines below the first are read as if the bracket were not there.
 */
export class FlowReader {
  private readonly source: Source;
  private readonly quoted: QuotedScalars;
  private readonly nodes: OutlineNode[];
  /** Brackets that were tried and that nothing closes. */
  private readonly unclosed = new Set<number>();
  private detour = 0;

  constructor(source: Source, quoted: QuotedScalars, nodes: OutlineNode[]) {
    this.source = source;
    this.quoted = quoted;
    this.nodes = nodes;
  }

  /**
   * Reads the collection at `start` as the value of `owner`, pushes its fields and items, and sets where the value is.
   *
   * @param column of the field or dash that it belongs to; -1 at the root
   * @param lineStart of the line of `start`
   * @param lineEnd of that line
   */
  read(
    start: number,
    column: number,
    owner: OutlineNode,
    { lineStart, lineEnd }: { readonly lineStart: number; readonly lineEnd: number },
  ): FlowEnd {
    const { source, nodes } = this;
    const marks = { nodes: nodes.length, children: owner.children.length, items: owner.items };
    const isKnownOpen = this.unclosed.has(start) || this.detour > longestDetour * source.length;
    if (!isKnownOpen) {
      const tried = new FlowAttempt(source, this.quoted, nodes, column, source.length).run(start, owner);
      if (!tried.isMistaken) {
        setValue(owner, start, tried.end);
        return { end: tried.end, isOpenBlock: false };
      }
      for (const opener of tried.open) this.unclosed.add(opener);
      this.detour += tried.end - start;
      nodes.length = marks.nodes;
      owner.keepOnly(marks.children, marks.items);
    }
    // Alone in its line it may as well be a slip.
    if (owner.keyEnd < lineStart) return { end: lineEnd, isOpenBlock: true };
    new FlowAttempt(source, this.quoted, nodes, column, lineEnd).run(start, owner);
    if (owner.children.length > marks.children) setValue(owner, start, lineEnd);
    return { end: lineEnd, isOpenBlock: true };
  }
}

function setValue(owner: OutlineNode, start: number, end: number): void {
  owner.valueStart = start;
  owner.valueEnd = end;
}

/** How an attempt to read a collection has ended. */
interface Attempt {
  readonly end: number;
  /** Whether its lines are those of a block, so that what was read of them does not count. */
  readonly isMistaken: boolean;
  /** The brackets that were open then. */
  readonly open: readonly number[];
}

/** One way through a flow collection, from its bracket to where it closes or can go on no longer. */
class FlowAttempt {
  private readonly source: Source;
  private readonly quoted: QuotedScalars;
  private readonly nodes: OutlineNode[];
  private readonly column: number;
  private readonly limit: number;
  private readonly open: OpenCollection[] = [];
  /** Whether a line began with a plain `key:`, as those of blocks do. */
  private looksLikeBlock = false;
  private lastScalarIsPlain = false;

  constructor(source: Source, quoted: QuotedScalars, nodes: OutlineNode[], column: number, limit: number) {
    this.source = source;
    this.quoted = quoted;
    this.nodes = nodes;
    this.column = column;
    this.limit = limit;
  }

  run(start: number, owner: OutlineNode): Attempt {
    const { source, limit, open } = this;
    let at = start;
    while (at < limit) {
      const character = source.at(at);
      const top = open.at(-1);
      if (character === "\n") {
        const line = this.lineAt(at + 1);
        if (line === "leaves") return this.stopped(at, this.looksLikeBlock);
        if (line === "block") return this.stopped(at, true);
        at++;
      } else if (isGap(character)) {
        at++;
      } else if (character === "{" || character === "[") {
        const template = character === "{" ? source.endOfTemplate(at, limit) : undefined;
        if (template !== undefined && top) at = this.readScalar(at, top, template);
        else {
          this.openCollection(at, character === "{", top ? this.entryFor(top, at) : owner);
          at++;
        }
      } else if (!top) {
        return this.stopped(at, false);
      } else if (character === "}" || character === "]") {
        at++;
        this.close(at);
        if (open.length === 0) return { end: at, isMistaken: false, open: [] };
      } else if (character === ",") {
        this.endEntry();
        at++;
      } else if (character === ":" && this.isColon(top, at)) {
        this.readColon(top, at);
        at++;
      } else if (character === "#" && isGap(source.at(at - 1))) {
        at = source.endOfLine(at);
      } else if (character === "?" && isGap(source.at(at + 1))) {
        at++;
      } else {
        const from = source.skipProperties(at, limit);
        at = from > at ? from : this.readScalar(at, top, undefined);
      }
    }
    return this.stopped(limit, this.looksLikeBlock);
  }

  private stopped(end: number, isMistaken: boolean): Attempt {
    for (const { node } of this.open.slice(1)) if (node.valueStart !== undefined) node.valueEnd = end;
    return { end, isMistaken, open: this.open.map(({ start }) => start) };
  }

  /** What the line that starts at an offset says of the collection: that it goes on, or that it should have ended. */
  private lineAt(lineStart: number): "goesOn" | "leaves" | "block" {
    const { source } = this;
    let at = lineStart;
    while (source.at(at) === " ") at++;
    const first = source.at(at);
    const top = this.open.at(-1);
    // JSON may be indented by tabs, which have no width that is known.
    const hasTabs = first === "\t";
    if (hasTabs) at = source.skipBlanks(at, source.length);
    const character = hasTabs ? source.at(at) : first;
    if (!top || isGap(character) || character === "#" || at >= this.limit) return "goesOn";
    const isOutside = !hasTabs && at - lineStart <= this.column;
    if (character === "-" && isGap(source.at(at + 1))) return isOutside ? "leaves" : "block";
    const isQuoted = character === '"' || character === "'";
    if (isQuoted) return isOutside && top.expects !== "entry" && this.isKeyAt(at) ? "leaves" : "goesOn";
    if (!this.isKeyAt(at)) return "goesOn";
    if (isOutside) return "leaves";
    this.looksLikeBlock = true;
    return top.expects === "entry" ? "goesOn" : "block";
  }

  /** Whether a key with its colon and a blank stands at an offset, so that its line could be a field's. */
  private isKeyAt(start: number): boolean {
    const { source } = this;
    const quote = source.at(start);
    let at = start;
    if (quote === '"' || quote === "'") {
      at++;
      while (at < this.limit && !/["'\n]/.test(source.at(at))) at++;
      if (source.at(at) !== quote) return false;
      at++;
    } else {
      if (!/[A-Za-z_0-9./<]/.test(quote)) return false;
      while (at < this.limit && !/[\s:,[\]{}"'#]/.test(source.at(at))) at++;
    }
    at = source.skipBlanks(at, this.limit);
    return source.at(at) === ":" && source.isGap(at + 1);
  }

  private openCollection(start: number, isMap: boolean, node: OutlineNode): void {
    if (this.open.length > 0) node.valueStart ??= start;
    this.open.push({ start, isMap, node, isPair: false, entry: undefined, expects: "entry" });
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

  /** A colon ends a key; behind a quoted one it needs no blank. */
  private isColon(top: OpenCollection, at: number): boolean {
    const next = this.source.at(at + 1);
    if (top.isMap) return top.expects !== "entry" || isGap(next) || /[,\]}]/.test(next);
    return top.expects === "separator" && (!this.lastScalarIsPlain || isGap(next));
  }

  private readColon(top: OpenCollection, at: number): void {
    if (top.isMap) {
      top.entry ??= this.add(top.node.addField("", at, at));
      top.expects = "value";
      return;
    }
    const item = top.entry;
    if (!item || item.value === undefined) return;
    // What seemed to be an item is the key of a pair that is one.
    const { value, valueStart = item.keyStart, valueEnd = item.keyEnd } = item;
    item.value = undefined;
    const entry = this.add(item.addField(value, valueStart, valueEnd));
    this.open.push({ start: valueStart, isMap: true, node: item, isPair: true, entry, expects: "value" });
  }

  private readScalar(from: number, top: OpenCollection, template: number | undefined): number {
    const { source } = this;
    const character = source.at(from);
    const isQuote = template === undefined && (character === '"' || character === "'");
    const closed = isQuote ? this.quoted.endOf(from, this.column, "flow", this.limit) : undefined;
    // A quote that nothing closes is passed over: the text behind it is read as if it were not there.
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

  /** A plain scalar goes on over lines. */
  private continueScalar(top: OpenCollection, more: string, end: number): void {
    const { entry } = top;
    if (entry?.value === undefined) return;
    entry.value += ` ${more}`;
    entry.valueEnd = end;
  }

  /** The node that a value at `from` is of: the map's last key, or a new item of the list. */
  private entryFor(top: OpenCollection, from: number, end = from + 1): OutlineNode {
    if (top.isMap) {
      // A key that only lacks its colon is still waiting for its value.
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
