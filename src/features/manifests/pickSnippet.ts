import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { SnippetEntry } from "./readSnippets.ts";

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
