/** An entry of a contributed snippet file. */
export interface SnippetEntry {
  /** The name of the snippet, in the language of the file. */
  readonly label: string;
  readonly prefix: string;
  readonly description: string;
  readonly body: string;
}

/**
 * Parses a contributed snippet file.
 *
 * @param text the file's text; each `body` is a list of lines, as in the extension's own files
 */
export function readSnippets(text: string): SnippetEntry[] {
  const entries = JSON.parse(text) as Readonly<
    Record<string, { prefix: string; description: string; body: readonly string[] }>
  >;
  return Object.entries(entries).map(([label, { prefix, description, body }]) => ({
    label,
    prefix,
    description,
    body: body.join("\n"),
  }));
}
