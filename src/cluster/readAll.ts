import { LimitError } from "./answerLimits.ts";

/**
 * Reads a stream to its end.
 *
 * @param exceeded the name of the limit
 * @throws {LimitError} as soon as the stream exceeds the limit; the rest is not read
 */
export async function readAll(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limit: number,
  exceeded: LimitError["exceeded"],
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > limit) throw new LimitError(exceeded, limit);
    parts.push(chunk);
  }
  return Buffer.concat(parts, length);
}
