import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { problemsOf, type Refused } from "../../apply/refused.ts";
import type { Report } from "../../apply/report.ts";
import { commandIds } from "../../ids.ts";
import { yamlFileOf } from "../../manifests/yamlFileOf.ts";
import type { ManifestProblems } from "./manifestProblems.ts";

/** Tells what came of sending objects. Success is told quietly: the tree shows what came of it. */
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

/** Marks the fields for which the cluster refused objects of a document. */
export function mark(
  problems: ManifestProblems,
  document: vscode.TextDocument,
  refused: Iterable<Refused>,
): void {
  problems.show(document, problemsOf(yamlFileOf(document), [...refused]));
}

/** Says that something went wrong whose details are marked in the document. */
export async function offerProblems(message: string): Promise<void> {
  const show = t("Show Problems");
  if ((await vscode.window.showErrorMessage(message, show)) === show)
    await vscode.commands.executeCommand("workbench.actions.view.problems");
}

/** VS Code shows one line of a message without buttons, and the reason stands further down. */
async function tellError(text: string): Promise<void> {
  const showLog = t("Show Log");
  if ((await vscode.window.showErrorMessage(text, showLog)) === showLog)
    await vscode.commands.executeCommand(commandIds.showLog);
}
