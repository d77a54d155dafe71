const longest = 200;

/** Shortens a text of the cluster to one line of at most 200 characters. */
export function bounded(text = ""): string {
  const line = text
    .slice(0, 4 * longest)
    .replace(/\s+/g, " ")
    .trim();
  const short =
    line.length > longest ? `${line.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, "")}…` : line;
  // A part of a text keeps the whole in memory; what is trimmed off a new text keeps only that.
  return `${short} `.trimEnd();
}
