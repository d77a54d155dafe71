import * as vscode from "vscode";

/** Sets a key that `when` clauses and completion events of package.json read. */
export function setContextKey(key: string, value: string | boolean): void {
  void vscode.commands.executeCommand("setContext", key, value);
}
