import * as vscode from "vscode";
import type { ShellFiles } from "../../shell/shellFiles.ts";

/** The most workspace files that completion offers. */
const mostFiles = 200;

const manifestLanguages: readonly string[] = ["yaml", "json", "jsonc"];

/** The documents that are open in the editor, saved or not, and the files of the workspace. Nothing else is read. */
export const openFiles: ShellFiles = {
  async read(name) {
    const open = openDocument(name);
    if (open) return open.getText();
    for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
      const file = vscode.Uri.joinPath(uri, name);
      // A name may lead outside the folder.
      if (!vscode.workspace.getWorkspaceFolder(file)) continue;
      try {
        return (await vscode.workspace.openTextDocument(file)).getText();
      } catch {
        // This folder has no such file, or it is not text.
      }
    }
    return undefined;
  },
  async names() {
    const found = await vscode.workspace.findFiles("**/*.{yaml,yml,json}", undefined, mostFiles);
    return [
      ...documents()
        .filter(({ languageId }) => manifestLanguages.includes(languageId))
        .map(({ uri }) => nameOf(uri)),
      ...found.map(nameOf).sort(),
    ];
  },
};

function openDocument(name: string): vscode.TextDocument | undefined {
  const plain = name.replace(/^\.\//, "");
  const open = documents();
  const named = open.find(({ uri }) => nameOf(uri) === plain || uri.fsPath === name);
  if (named) return named;
  const byLastPart = open.filter(({ uri }) => uri.path.split("/").at(-1) === plain);
  return byLastPart.length === 1 ? byLastPart[0] : undefined;
}

function documents(): vscode.TextDocument[] {
  const visible = vscode.window.visibleTextEditors.map(({ document }) => document);
  return [...new Set([...visible, ...vscode.workspace.textDocuments])].filter(
    ({ isClosed, uri }) =>
      !isClosed && (uri.scheme === "untitled" || vscode.workspace.getWorkspaceFolder(uri)),
  );
}

/** Returns the name on the document's tab: the path in the workspace, or the name of an unsaved document. */
function nameOf(uri: vscode.Uri): string {
  return uri.scheme === "untitled" ? uri.path : vscode.workspace.asRelativePath(uri);
}
