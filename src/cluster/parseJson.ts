import { type AnswerLimits, LimitError } from "./answerLimits.ts";

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const colon = 0x3a;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/**
 * Parses untrusted JSON in UTF-8: a text of `{},{},…` takes up to twenty times its length in memory, so its values are
 * counted first, in one pass.
 *
 * @throws {LimitError}
 * @throws {SyntaxError} if it is not JSON
 */
export function parseJson(bytes: Uint8Array, limits: Pick<AnswerLimits, "values" | "depth">): unknown {
  assertWithin(bytes, limits);
  return JSON.parse(new TextDecoder().decode(bytes));
}

function assertWithin(
  bytes: Uint8Array,
  { values: mostValues, depth: mostDepth }: Pick<AnswerLimits, "values" | "depth">,
): void {
  let values = 0;
  let depth = 0;
  for (let at = 0; at < bytes.length; at++) {
    switch (bytes[at]) {
      case quote:
        at = endOfString(bytes, at);
        break;
      case openBracket:
      case openBrace:
        if (++depth > mostDepth) throw new LimitError("depth", mostDepth);
        values++;
        break;
      case closeBracket:
      case closeBrace:
        depth--;
        break;
      case comma:
      case colon:
        values++;
        break;
      case undefined:
      default:
        continue;
    }
    if (values > mostValues) throw new LimitError("values", mostValues);
  }
}

/** Returns the position of the quote that ends a string, or the end of the text if there is none. */
function endOfString(bytes: Uint8Array, start: number): number {
  for (let at = start + 1; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === quote) return at;
    if (byte === backslash) at++;
  }
  return bytes.length;
}
