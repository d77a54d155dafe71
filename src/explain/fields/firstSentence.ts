/** The longest sentence that is shown whole, in characters. */
const longest = 300;

/** Returns the first sentence of a text, which may be Markdown; a longer one is cut. */
export function firstSentence(text: string): string {
  const [paragraph = ""] = text.trim().split(/\n[ \t]*\n/, 1);
  const line = paragraph.replace(/\s+/g, " ");
  let end = line.length;
  for (const { index } of line.matchAll(/[.!?](?= )/g)) {
    if (/(?:\be\.g|\bi\.e|\betc|\bvs)$/.test(line.slice(Math.max(0, index - 4), index))) continue;
    end = index + 1;
    break;
  }
  return end <= longest ? line.slice(0, end) : `${line.slice(0, longest).trimEnd()}…`;
}

/** Returns a text without the marks of Markdown, for places that show none. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/\[([^[\]]*)\]\([^()]*\)/g, "$1")
    .replace(/`([^`]*)`/g, "$1")
    .replace(/\*\*([^*]*)\*\*/g, "$1");
}
