import * as vscode from "vscode";
import type { ContextKey } from "../ids.ts";

/** Sets a key that `when` clauses and completion events of package.json read. */
export function setContextKey(key: ContextKey, value: string | boolean): void {
  void vscode.commands.executeCommand("setContext", key, value);
}
