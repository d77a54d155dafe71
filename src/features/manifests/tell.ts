import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { problemsOf, type Refused } from "../../apply/refused.ts";
import type { Report } from "../../apply/report.ts";
import { commandIds } from "../../ids.ts";
import { yamlFileOf } from "../../manifests/yamlFileOf.ts";
import type { ManifestProblems } from "./manifestProblems.ts";

/** Reports the result of sending objects. Success appears only in the status bar, because the tree shows its effect. */
export function tell({ end, text, done, undone }: Report, log: Logger): void {
  for (const line of done) log.info(line);
  for (const line of undone) log.warn(line);
  switch (end) {
    case "done":
      vscode.window.setStatusBarMessage(`$(check) ${text}`, 8000);
      break;
    case "refused":
      void offerProblems(text);
      break;
    case "failed":
      void tellError(text);
      break;
    case "cancelled":
      void vscode.window.showInformationMessage(text);
  }
}

/** Marks the fields because of which the cluster refused objects of a document. */
export function mark(
  problems: ManifestProblems,
  document: vscode.TextDocument,
  refused: Iterable<Refused>,
): void {
  problems.show(document, problemsOf(yamlFileOf(document), [...refused]));
}

/** Shows an error whose details are marked in the document. */
export async function offerProblems(message: string): Promise<void> {
  const show = t("Show Problems");
  if ((await vscode.window.showErrorMessage(message, show)) === show)
    await vscode.commands.executeCommand("workbench.actions.view.problems");
}

/**
 * Shows an error with a button, because VS Code cuts a message without buttons to one line, and the reason comes later.
 */
async function tellError(text: string): Promise<void> {
  const showLog = t("Show Log");
  if ((await vscode.window.showErrorMessage(text, showLog)) === showLog)
    await vscode.commands.executeCommand(commandIds.showLog);
}
