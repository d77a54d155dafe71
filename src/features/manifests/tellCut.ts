import * as vscode from "vscode";
import type { Logger } from "../../base/logger.ts";
import { type Cut, loggedCut } from "./sendAll.ts";

/** Tells that something came to an end before the last object: as an error, unless somebody cancelled it. */
export function tellCut(cut: Cut, text: string, log: Logger): void {
  log.warn(loggedCut(cut));
  if (cut.error) void vscode.window.showErrorMessage(text);
  else void vscode.window.showInformationMessage(text);
}
