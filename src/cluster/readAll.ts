import { LimitError } from "./answerLimits.ts";

/**
 * The bytes of a stream, to its end.
 *
 * @param exceeded what the limit is called
 * @throws {LimitError} as soon as there are more; the stream is left then
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
