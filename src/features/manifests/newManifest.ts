import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { pickSnippet, type SnippetEntry } from "./snippets.ts";

/**
 * Opens a new YAML document with a snippet in it, its first placeholder selected.
 *
 * @param prefix of the snippet to take, such as `k8s-pod`; without it people choose
 */
export async function newManifest(snippets: readonly SnippetEntry[], prefix?: string): Promise<void> {
  const chosen =
    snippets.find((snippet) => snippet.prefix === prefix) ?? (await pickSnippet(snippets, t("New manifest")));
  if (!chosen) return;
  const document = await vscode.workspace.openTextDocument({ language: "yaml", content: "" });
  const editor = await vscode.window.showTextDocument(document);
  await editor.insertSnippet(new vscode.SnippetString(chosen.body));
}
