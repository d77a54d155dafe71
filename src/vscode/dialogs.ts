import { t } from "@vscode/l10n";
import * as vscode from "vscode";

/** Dialogs and messages in this window. */
export const dialogs = {
  /** Shows a modal warning with one button besides Cancel; true if the user pressed it. */
  async confirm(question: string, action: string, detail: string): Promise<boolean> {
    const chosen = await vscode.window.showWarningMessage(question, { modal: true, detail }, action);
    return chosen === action;
  },
  sayError(message: string): void {
    void vscode.window.showErrorMessage(message);
  },
  sayForbidden(message: string, settingId: string): void {
    void offerSetting(message, settingId);
  },
};

async function offerSetting(message: string, settingId: string): Promise<void> {
  const open = t("Open Settings");
  if ((await vscode.window.showWarningMessage(message, open)) === open)
    await vscode.commands.executeCommand("workbench.action.openSettings", settingId);
}
