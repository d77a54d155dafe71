/** Splits a stream of UTF-8 chunks at line breaks; a last line without one is given too. */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  // Kept as parts: a line of many chunks is joined once, not once a chunk.
  let parts: string[] = [];
  for await (const chunk of chunks) {
    const pieces = decoder.decode(chunk, { stream: true }).split("\n");
    parts.push(pieces[0] ?? "");
    for (const piece of pieces.slice(1)) {
      const line = parts.join("");
      if (line.trim()) yield line;
      parts = [piece];
    }
  }
  const rest = parts.join("");
  if (rest.trim()) yield rest;
}
