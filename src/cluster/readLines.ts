import { LimitError } from "./answerLimits.ts";

const lineBreak = 0x0a;

/**
 * Splits a stream of UTF-8 into lines, leaving out blank ones; the last line needs no line break. Looks at each byte a
 * constant number of times, and holds at most one line and one chunk.
 *
 * @param limit the size of a line, including the blank ones before it, in bytes
 * @throws {LimitError} as soon as a line exceeds the limit; the rest is not read
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

/** Whether it contains anything but JSON's white space. */
function hasText(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte !== 0x20 && byte !== 0x0d && byte !== 0x09);
}

function join(parts: readonly Uint8Array[], length: number): Uint8Array {
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts, length);
}
