/** The offset of the line break that ends the line of `from`, or of the text's end. */
export function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

/** The first offset from `from` on that is no blank or tab, at most `end`. */
export function skipBlanks(text: string, from: number, end: number): number {
  let position = from;
  while (position < end && (text[position] === " " || text[position] === "\t")) position++;
  return position;
}
