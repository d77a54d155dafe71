import { t } from "@vscode/l10n";
import * as vscode from "vscode";

export interface ExportFormat {
  /** The title of the dialog. */
  readonly title: string;
  /** The name that is proposed. */
  readonly fileName: string;
  readonly format: "HTML" | "JSON";
}

/**
 * Saves a file of the user's choice, in the workspace unless they choose otherwise. Returns it, or undefined if they
 * cancel.
 *
 * @param write called once a file is chosen
 */
export async function saveExport(
  { title, fileName, format }: ExportFormat,
  write: () => string | Promise<string>,
): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const chosen = await vscode.window.showSaveDialog({
    title,
    saveLabel: t("Export"),
    filters: { [format]: [format.toLowerCase()] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, fileName) }),
  });
  if (chosen) await vscode.workspace.fs.writeFile(chosen, new TextEncoder().encode(await write()));
  return chosen;
}
