import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { pickSnippet } from "./pickSnippet.ts";
import type { SnippetEntry } from "./readSnippets.ts";

/**
 * Opens a new YAML document that contains a snippet, with the first placeholder selected.
 *
 * @param prefix the prefix of the snippet, such as `k8s-pod`; by default, the user chooses
 */
export async function newManifest(snippets: readonly SnippetEntry[], prefix?: string): Promise<void> {
  const chosen =
    snippets.find((snippet) => snippet.prefix === prefix) ?? (await pickSnippet(snippets, t("New manifest")));
  if (!chosen) return;
  const document = await vscode.workspace.openTextDocument({ language: "yaml", content: "" });
  const editor = await vscode.window.showTextDocument(document);
  await editor.insertSnippet(new vscode.SnippetString(chosen.body));
}
