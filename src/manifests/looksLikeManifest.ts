/** A longer text is not read to its end just to show a button. */
const longestLook = 100_000;

/**
 * Whether to show the buttons that apply a text: some document has an apiVersion and a kind. Fast enough to run on
 * every keystroke. Configurations for eksctl look alike but cannot be applied to a cluster.
 */
export function looksLikeManifest(text: string): boolean {
  const beginning = text.slice(0, longestLook);
  const apiVersion = /^[ \t{]*["']?apiVersion["']?[ \t]*:[ \t]*["']?(?!eksctl\.io\/)[\w./-]+/m;
  return apiVersion.test(beginning) && /^[ \t{]*["']?kind["']?[ \t]*:[ \t]*["']?\w+/m.test(beginning);
}
