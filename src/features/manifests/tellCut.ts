import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { commandIds } from "../../ids.ts";
import { type Cut, loggedCut } from "./sendAll.ts";

/** Tells that something came to an end before the last object: as an error, unless somebody cancelled it. */
export function tellCut(cut: Cut, text: string, log: Logger): void {
  log.warn(loggedCut(cut));
  if (cut.error) void tellError(text);
  else void vscode.window.showInformationMessage(text);
}

/** VS Code shows one line of a message without buttons, and the reason stands further down. */
async function tellError(text: string): Promise<void> {
  const showLog = t("Show Log");
  if ((await vscode.window.showErrorMessage(text, showLog)) === showLog)
    await vscode.commands.executeCommand(commandIds.showLog);
}
