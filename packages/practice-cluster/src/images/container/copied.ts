/**
 * The same text in memory of its own. What JavaScript cuts from a text, or joins to one, keeps the other texts alive:
 * a word of a file would hold the whole file, unseen by who counts what a container holds.
 */
export function copied(text: string): string {
  // Shorter ones are always copied.
  return text.length < 13 ? text : Buffer.from(text).toString();
}
