import { t } from "@vscode/l10n";
import * as vscode from "vscode";

/** Says that something went wrong whose details are marked in the document. */
export async function offerProblems(message: string): Promise<void> {
  const show = t("Show Problems");
  if ((await vscode.window.showErrorMessage(message, show)) === show)
    await vscode.commands.executeCommand("workbench.actions.view.problems");
}
