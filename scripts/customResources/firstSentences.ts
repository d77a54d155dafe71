/** The longest description that is kept, in characters, unless its first sentence is longer. */
const longest = 160;

/** The longest first sentence. */
const longestSentence = 240;

/** Returns the first sentences of a description, as many as fit, and at least one. */
export function firstSentences(description: string): string {
  const [paragraph = ""] = description.trim().split(/\n\s*\n|\n\s*[-*] /);
  const text = paragraph.replace(/\s+/g, " ").trim();
  if (text.length <= longest) return text;
  const ends = [...text.matchAll(/[.!?](?= [A-Z`"'(])/g)]
    .map(({ index }) => index + 1)
    .filter((end) => !/\b(?:e\.g|i\.e|etc|vs|Ex)\.$/.test(text.slice(0, end)));
  const [first = text.length] = ends;
  const end = ends.findLast((each) => each <= longest) ?? first;
  if (end <= longestSentence) return text.slice(0, end);
  return `${text.slice(0, text.lastIndexOf(" ", longest)).replace(/[,;:]$/, "")} …`;
}
