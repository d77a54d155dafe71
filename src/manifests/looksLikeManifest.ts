/** What is longer is not read to its end only to show a button. */
const longestLook = 100_000;

/**
 * Whether a text is worth the buttons that apply it: some document names an apiVersion and a kind. Made for being asked
 * while somebody types. What eksctl reads looks the same, but is nothing that a cluster takes.
 */
export function looksLikeManifest(text: string): boolean {
  const beginning = text.slice(0, longestLook);
  const apiVersion = /^[ \t{]*["']?apiVersion["']?[ \t]*:[ \t]*["']?(?!eksctl\.io\/)[\w./-]+/m;
  return apiVersion.test(beginning) && /^[ \t{]*["']?kind["']?[ \t]*:[ \t]*["']?\w+/m.test(beginning);
}
