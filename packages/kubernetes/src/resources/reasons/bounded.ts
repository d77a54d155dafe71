const longest = 200;

/**
 * Shortens a text of the cluster to one line of at most 200 characters, as a copy: a part of a text would keep all of
 * it in memory.
 */
export function bounded(text: string | undefined): string {
  const line = (text ?? "").slice(0, 4 * longest).replace(/\s+/g, " ");
  const characters = Array.from(line.trim());
  return characters.length > longest ? `${characters.slice(0, longest - 1).join("")}…` : characters.join("");
}
