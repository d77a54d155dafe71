import { endOfLine } from "./lines.ts";
import type { OutlineNode } from "./outlineNode.ts";
import { endOfQuoted, leavesBlock, unquote } from "./scalarScanner.ts";

/** An open `{` or `[`, the node that it is the value of, and the entry being read. */
interface OpenCollection {
  readonly isMap: boolean;
  readonly node: OutlineNode | undefined;
  entry: OutlineNode | undefined;
  awaitsKey: boolean;
}

/**
 * Reads a flow collection (`{a: 1}`, `[a, b]`, so all of JSON), pushes its fields and items on `nodes` and
 * returns the offset behind it. An unclosed one ends with its line where a following line is plainly a field
 * of the block around it (no deeper than `column`).
 */
export function scanFlow(
  text: string,
  start: number,
  column: number,
  parent: OutlineNode | undefined,
  nodes: OutlineNode[],
  counter: OutlineNode,
): number {
  const limit = flowLimit(text, start, column);
  const open: OpenCollection[] = [];
  let at = start;
  while (at < limit) {
    const character = text[at] ?? "";
    const top = open.at(-1);
    if (character === "{" || character === "[") {
      const node = top ? entryOf(top, at, at, undefined) : parent;
      open.push({ isMap: character === "{", node, entry: undefined, awaitsKey: character === "{" });
      if (node && top) node.valueStart = at;
      at++;
    } else if (character === "}" || character === "]") {
      open.pop();
      at++;
      if (top?.node && top.node !== parent) top.node.valueEnd = at;
      if (open.length === 0) return at;
    } else if (character === ",") {
      if (top) {
        top.entry = undefined;
        top.awaitsKey = top.isMap;
      }
      at++;
    } else if (character === ":" && top?.isMap) {
      top.awaitsKey = false;
      at++;
    } else if (character === "#" && /\s/.test(text[at - 1] ?? " ")) {
      at = endOfLine(text, at);
    } else if (/\s/.test(character)) {
      at++;
    } else {
      at = readScalar(at, top);
    }
  }
  return limit;

  function readScalar(from: number, top: OpenCollection | undefined): number {
    const quoted = text[from] === '"' || text[from] === "'" ? endOfQuoted(text, from) : undefined;
    const end = quoted ?? endOfPlain(text, from, limit);
    const value = quoted === undefined ? text.slice(from, end).trimEnd() : unquote(text.slice(from, end));
    if (!top) return limit;
    const stop = from + (quoted === undefined ? value.length : end - from);
    if (top.awaitsKey) {
      top.entry = add(value, top.node, from, stop);
      top.awaitsKey = false;
    } else {
      const entry = entryOf(top, from, stop, value);
      entry.value = value;
      entry.valueStart = from;
      entry.valueEnd = stop;
    }
    return Math.max(end, from + 1);
  }

  /** The entry that a value belongs to: the map's last key, or a new item of the list. */
  function entryOf(top: OpenCollection, from: number, to: number, value: string | undefined): OutlineNode {
    if (top.entry && (top.isMap || value === undefined)) return top.entry;
    const owner = top.node ?? counter;
    top.entry = add(top.isMap ? "" : owner.items++, top.node, from, Math.max(to, from + 1));
    return top.entry;
  }

  function add(key: string | number, owner: OutlineNode | undefined, from: number, to: number): OutlineNode {
    const node: OutlineNode = { key, parent: owner, keyStart: from, keyEnd: to, items: 0 };
    nodes.push(node);
    return node;
  }
}

function flowLimit(text: string, start: number, column: number): number {
  const firstLineEnd = endOfLine(text, start);
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (character === '"' || character === "'") {
      if (/[\s,[{:]/.test(text[at - 1] ?? " ")) at = (endOfQuoted(text, at) ?? firstLineEnd) - 1;
    } else if (character === "{" || character === "[") depth++;
    else if (character === "}" || character === "]") {
      if (--depth === 0) return leavesBlock(text, firstLineEnd + 1, at, column) ? firstLineEnd : at + 1;
    }
  }
  return leavesBlock(text, firstLineEnd + 1, text.length, column) ? firstLineEnd : text.length;
}

function endOfPlain(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && !/[,[\]{}\n]/.test(text[at] ?? "")) {
    if (text[at] === ":" && /[\s,[\]{}]/.test(text[at + 1] ?? " ")) break;
    if (text[at] === "#" && /\s/.test(text[at - 1] ?? "")) break;
    at++;
  }
  return at;
}
