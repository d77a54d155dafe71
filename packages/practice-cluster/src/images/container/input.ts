/** The input of a process. */
export interface Input {
  /** Reads the next piece; undefined at the end. */
  read(): Promise<string | undefined>;
}

/** Length of a piece that is processed at once. */
const pieceLength = 16_384;

export const noInput: Input = { read: () => Promise.resolve(undefined) };

export function textInput(text: string): Input {
  const pieces = piecesOf(text);
  return { read: () => Promise.resolve(pieces.next().value ?? undefined) };
}

/** Splits a text into pieces that are quick to process, never within a surrogate pair. */
export function* piecesOf(text: string): Generator<string, undefined> {
  for (let at = 0; at < text.length;) {
    let end = at + pieceLength;
    if (/[\uD800-\uDBFF]/.test(text.charAt(end - 1))) end += 1;
    yield text.slice(at, end);
    at = end;
  }
  return undefined;
}
