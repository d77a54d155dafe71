import type { Source } from "./source.ts";

/** The context of a quoted scalar, which determines what can follow its closing quote. */
export type Surroundings = "block" | "flow";

/** The limit for searches that find no valid closing quote, as a multiple of the text's length. */
const mostDetours = 4;

/**
 * Finds the end of quoted scalars. A quote opens a scalar only if its closing one is plausible: before the end of the
 * line, a comment, or, in a flow collection, a separator, and with all lines in between deeper than the scalar's field
 * (YAML 1.2, 6.1 "Indentation Spaces"). Otherwise one of the two quotes is still to be typed, and it is unknown which
 * one.
 */
export class QuotedScalars {
  private readonly source: Source;
  /** For each quote, the offset before which no closing one exists. */
  private readonly noneBefore = { '"': 0, "'": 0 };
  private detours = 0;

  constructor(source: Source) {
    this.source = source;
  }

  /**
   * The offset after the closing quote of the scalar at `start`; undefined if there is none.
   *
   * @param column the column of the scalar's field; its lines are deeper
   * @param end the end of the search
   */
  endOf(
    start: number,
    column: number,
    surroundings: Surroundings,
    end = this.source.length,
  ): number | undefined {
    if (this.detours > mostDetours * this.source.length) return undefined;
    const before = this.source.steps;
    const found = this.find(start, column, surroundings, end);
    if (found === undefined) this.detours += this.source.steps - before;
    return found;
  }

  private find(start: number, column: number, surroundings: Surroundings, end: number): number | undefined {
    const { source } = this;
    const quote = source.at(start) === "'" ? "'" : '"';
    if (start < this.noneBefore[quote]) return undefined;
    for (let at = start + 1; at < end; at++) {
      const character = source.at(at);
      if (character === "\n") {
        if (!this.goesOn(at + 1, column)) {
          this.noneBefore[quote] = at;
          return undefined;
        }
      } else if (quote === '"' && character === "\\" && source.at(at + 1) !== "\n") at++;
      else if (character === quote) {
        if (quote === "'" && source.at(at + 1) === "'") at++;
        else return this.mayEnd(at + 1, surroundings) ? at + 1 : undefined;
      }
    }
    if (end === source.length) this.noneBefore[quote] = end;
    return undefined;
  }

  /** Whether a line can belong to a scalar that begins above it. */
  private goesOn(lineStart: number, column: number): boolean {
    const { source } = this;
    let at = lineStart;
    while (source.at(at) === " ") at++;
    const first = source.at(at);
    return first === "\t" || first === "\r" || first === "\n" || first === "" || at - lineStart > column;
  }

  private mayEnd(behind: number, surroundings: Surroundings): boolean {
    const { source } = this;
    const next = source.skipBlanks(behind, source.length);
    const character = source.at(next);
    if (character === "" || character === "\n" || character === "\r") return true;
    if (character === "#") return next > behind;
    return surroundings === "flow" && /[,\]}:]/.test(character);
  }
}

/** Unquotes a scalar; line breaks are kept. */
export function unquote(source: string): string {
  const inner = source.slice(1, -1);
  return source.startsWith("'") ? inner.replaceAll("''", "'") : unescape(inner);
}

/** YAML 1.2, 5.7 "Escaped Characters". */
const escapes: ReadonlyMap<string, string> = new Map([
  ["0", "\0"],
  ["a", "\x07"],
  ["b", "\b"],
  ["e", "\x1b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["v", "\v"],
  ["N", "\u0085"],
  ["_", "\u00a0"],
  ["L", "\u2028"],
  ["P", "\u2029"],
]);

function unescape(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replace(
    /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U(000[0-9a-f]{5}|0010[0-9a-f]{4})|([^]))/gi,
    (_escape, two?: string, four?: string, eight?: string, character: string = "") => {
      const code = two ?? four ?? eight;
      if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
      return escapes.get(character) ?? character;
    },
  );
}
