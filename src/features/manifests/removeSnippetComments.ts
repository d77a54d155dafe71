import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { findSnippetComments, snippetComments } from "../../manifests/snippetComments.ts";
import type { SnippetEntry } from "./readSnippets.ts";

/**
 * Removes the comments of snippets from the active editor, or from what is selected there, in one edit, and says in the
 * status bar how many.
 *
 * @param snippets those of all languages, because a manifest may be older than the setting of the language
 */
export async function removeSnippetComments(snippets: readonly SnippetEntry[]): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const { document } = editor;
  const selections = editor.selections
    .filter(({ isEmpty }) => !isEmpty)
    .map(({ start, end }) => ({ start: document.offsetAt(start), end: document.offsetAt(end) }));
  const comments = snippetComments(snippets.map(({ body }) => body));
  const found = findSnippetComments(document.getText(), comments, selections);
  if (found.length === 0) {
    vscode.window.setStatusBarMessage(t("No comments of snippets found"), 8000);
    return;
  }
  const isDone = await editor.edit((edit) => {
    for (const { start, end } of found)
      edit.delete(new vscode.Range(document.positionAt(start), document.positionAt(end)));
  });
  if (isDone)
    vscode.window.setStatusBarMessage(
      `$(check) ${t("Comments of snippets removed: {0}", found.length)}`,
      8000,
    );
}
