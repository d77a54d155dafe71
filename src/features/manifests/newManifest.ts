import { t } from "@vscode/l10n";
import * as vscode from "vscode";

/** An entry of a contributed snippet file. */
interface SnippetEntry {
  readonly prefix: string;
  readonly body: readonly string[];
  readonly description: string;
}

/**
 * Opens a new YAML document with a snippet in it, its first placeholder selected.
 *
 * @param snippetFile text of a contributed snippet file
 * @param prefix of the snippet to take, such as `k8s-pod`; without it people choose
 */
export async function newManifest(snippetFile: string, prefix?: string): Promise<void> {
  const entries = Object.entries(JSON.parse(snippetFile) as Record<string, SnippetEntry>);
  const items = entries.map(([label, entry]) => ({
    label,
    description: entry.prefix,
    detail: entry.description,
    entry,
  }));
  const chosen =
    items.find((item) => item.entry.prefix === prefix) ??
    (await vscode.window.showQuickPick(items, {
      title: t("New manifest"),
      placeHolder: t("Which object do you want to describe?"),
      matchOnDescription: true,
      matchOnDetail: true,
    }));
  if (!chosen) return;
  const document = await vscode.workspace.openTextDocument({ language: "yaml", content: "" });
  const editor = await vscode.window.showTextDocument(document);
  await editor.insertSnippet(new vscode.SnippetString(chosen.entry.body.join("\n")));
}
