import { endOfLine } from "./lines.ts";

/** A scalar's text without its quotes, and the offset behind it. */
export interface Scalar {
  readonly value: string;
  readonly end: number;
}

/**
 * Reads the scalar at `start`. A quoted one may go on over the next lines, but not past a line that is no
 * deeper than `column` and looks like a field: then its closing quote is still to be typed, and it ends with
 * its first line.
 */
export function scanScalar(text: string, start: number, lineEnd: number, column: number): Scalar {
  const quote = text[start];
  if (quote === '"' || quote === "'") {
    const end = endOfQuoted(text, start);
    if (end !== undefined && (end <= lineEnd || !leavesBlock(text, lineEnd + 1, end, column))) {
      return { value: unquote(text.slice(start, end)), end };
    }
  }
  const line = text.slice(start, lineEnd);
  const plain = line.replace(/[ \t]#[^]*$/, "").trimEnd();
  return { value: plain, end: start + plain.length };
}

/** The offset behind the closing quote of the scalar at `start`; undefined where there is none. */
export function endOfQuoted(text: string, start: number): number | undefined {
  const quote = text[start];
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at];
    if (quote === '"' && character === "\\") at++;
    else if (character === quote) {
      if (quote === "'" && text[at + 1] === "'") at++;
      else return at + 1;
    }
  }
  return undefined;
}

const fieldLine = /^[ \t]*(?:-[ \t]+)*[A-Za-z_"'][^\s:]*:(?=\s|$)/;

/** Whether one of the lines in [from, to) is a field at `column` or left of it. */
export function leavesBlock(text: string, from: number, to: number, column: number): boolean {
  for (let line = from; line < to;) {
    const end = endOfLine(text, line);
    const content = text.slice(line, end);
    if (content.search(/\S/) <= column && fieldLine.test(content)) return true;
    line = end + 1;
  }
  return false;
}

/** Passes over anchors and tags (`&name`, `!!str`), which say nothing about the structure. */
export function skipProperties(text: string, from: number, end: number): number {
  const properties = /^(?:[&!][^\s,[\]{}]*(?:[ \t]+|(?=\r?$)))+/.exec(text.slice(from, end));
  return from + (properties?.[0].length ?? 0);
}

/** The text of a quoted scalar; escapes other than the quote's own are left as they are written. */
export function unquote(source: string): string {
  const inner = source.slice(1, -1);
  return source.startsWith("'") ? inner.replaceAll("''", "'") : inner.replaceAll('\\"', '"');
}
