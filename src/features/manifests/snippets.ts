import { t } from "@vscode/l10n";
import * as vscode from "vscode";

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

/** Lets the user choose a snippet; undefined if they cancel. */
export async function pickSnippet(
  snippets: readonly SnippetEntry[],
  title: string,
): Promise<SnippetEntry | undefined> {
  const items = snippets.map((snippet) => ({
    label: snippet.label,
    description: snippet.prefix,
    detail: snippet.description,
    snippet,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: t("Select the object to create a manifest for"),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.snippet;
}
