import { LimitError } from "./answerLimits.ts";

const lineBreak = 0x0a;

/**
 * Splits a stream of UTF-8 at line breaks; lines of white space are left out, and a last line without a break is given
 * too. Each byte is looked at once, and at most one line and one chunk are held.
 *
 * @param limit of a line, with the empty ones before it, in bytes
 * @throws {LimitError} as soon as a line is longer; the stream is left then
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limit: number,
): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let blank = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (;;) {
      const found = chunk.indexOf(lineBreak, start);
      const part = chunk.subarray(start, found < 0 ? undefined : found);
      length += part.length;
      if (blank + length > limit) throw new LimitError("lineBytes", limit);
      if (part.length > 0) parts.push(part);
      if (found < 0) break;
      const isBlank = !parts.some(hasText);
      blank = isBlank ? blank + length + 1 : 0;
      if (!isBlank) yield join(parts, length);
      parts = [];
      length = 0;
      start = found + 1;
    }
  }
  if (parts.some(hasText)) yield join(parts, length);
}

/** Whether something else than white space is in it, as JSON has that. */
function hasText(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte !== 0x20 && byte !== 0x0d && byte !== 0x09);
}

function join(parts: readonly Uint8Array[], length: number): Uint8Array {
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts, length);
}
