import { unquote } from "./quotedScalar.ts";
import { isBlank, type Source } from "./source.ts";

/** A key with its colon. */
export interface ScannedKey {
  readonly name: string;
  /** The offset after the key, including its quotes. */
  readonly end: number;
  /** The offset after the colon. */
  readonly valueStart: number;
}

/** Reads the key of a block mapping at `start`; undefined if there is none before `end`, the end of the line. */
export function scanKey(source: Source, start: number, end: number): ScannedKey | undefined {
  const first = source.at(start);
  if (first === '"' || first === "'") return scanQuotedKey(source, first, start, end);
  if (!mayBegin(source, first, start)) return undefined;
  let last = start;
  for (let at = start; at < end; at++) {
    const character = source.at(at);
    if (isBlank(character)) continue;
    if (character === "#" && at > last) return undefined;
    if (character === ":" && source.isGap(at + 1))
      return { name: source.text.slice(start, last), end: last, valueStart: at + 1 };
    last = at + 1;
  }
  return undefined;
}

/** Whether a character can begin a plain scalar: YAML 1.2, 7.3.3 "Plain Style". */
function mayBegin(source: Source, first: string, start: number): boolean {
  if (/[?:-]/.test(first)) return !source.isGap(start + 1);
  return !/[\s#&*!|>%@`"'[\]{},]/.test(first);
}

function scanQuotedKey(source: Source, quote: string, start: number, end: number): ScannedKey | undefined {
  for (let at = start + 1; at < end; at++) {
    const character = source.at(at);
    if (quote === '"' && character === "\\") at++;
    else if (character === quote) {
      if (quote === "'" && source.at(at + 1) === "'") {
        at++;
        continue;
      }
      const colon = source.skipBlanks(at + 1, end);
      if (source.at(colon) !== ":" || !source.isGap(colon + 1)) return undefined;
      return { name: unquote(source.text.slice(start, at + 1)), end: at + 1, valueStart: colon + 1 };
    }
  }
  return undefined;
}

/**
 * Reads a field whose colon lacks its blank, if it is one that tells an object's type: without it, nothing could be said
 * of the others. In all other places such text is a value, as in `image:tag`.
 */
export function scanTypeKey(source: Source, start: number): ScannedKey | undefined {
  const name = ["apiVersion", "kind"].find((each) => source.text.startsWith(`${each}:`, start));
  if (name === undefined || !/[A-Za-z]/.test(source.at(start + name.length + 1))) return undefined;
  return { name, end: start + name.length, valueStart: start + name.length + 1 };
}

/**
 * The end of a word that may be a field name without its colon, if the rest of the line is empty; undefined otherwise.
 */
export function endOfBareWord(source: Source, start: number, end: number): number | undefined {
  if (!/[A-Za-z]/.test(source.at(start))) return undefined;
  let at = start;
  while (at < end && /[A-Za-z0-9]/.test(source.at(at))) at++;
  const next = source.skipBlanks(at, end);
  return next === end || (source.at(next) === "#" && next > at) ? at : undefined;
}

/** Whether a line in a flow collection starts with a key that can also start a block. */
export function startsWithKey(source: Source, start: number, limit: number): boolean {
  const quote = source.at(start);
  const isQuoted = quote === '"' || quote === "'";
  if (/[\s,:?[\]{}#&*!|>%@`-]/.test(quote)) return false;
  for (let at = start + 1; at < limit; at++) {
    const character = source.at(at);
    if (character === "\n") return false;
    if (isQuoted && character === "\\") at++;
    else if (isQuoted && character === quote) {
      const colon = source.skipBlanks(at + 1, limit);
      return source.at(colon) === ":" && source.isGap(colon + 1);
    } else if (!isQuoted) {
      if (/[,[\]{}"']/.test(character)) return false;
      if (character === ":" && source.isGap(at + 1)) return true;
    }
  }
  return false;
}
