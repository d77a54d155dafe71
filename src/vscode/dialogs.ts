import * as vscode from "vscode";

/** Questions and messages of this window. */
export const dialogs = {
  /** Asks in front of everything else, with one button besides Cancel; true where that was pressed. */
  async confirm(question: string, action: string, detail: string): Promise<boolean> {
    const chosen = await vscode.window.showWarningMessage(question, { modal: true, detail }, action);
    return chosen === action;
  },
  sayError(message: string): void {
    void vscode.window.showErrorMessage(message);
  },
};
