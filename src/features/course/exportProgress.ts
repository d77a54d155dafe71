import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { CourseState } from "../../course/courseState.ts";
import type { LabRecord } from "../../course/labRecord.ts";
import { progressFile } from "../../course/progressFile.ts";
import type { StepId } from "../../course/steps.ts";

const fileName = "kubernetes-workshop-progress.json";

/** Saves the learner's progress to a file of their choice, for themselves or for an instructor. */
export async function exportProgress(
  state: CourseState,
  about: {
    readonly learner: string;
    readonly extensionVersion: string;
    readonly labs: readonly LabRecord[];
    readonly steps: readonly StepId[];
  },
): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const chosen = await vscode.window.showSaveDialog({
    title: t("Export Progress"),
    saveLabel: t("Export"),
    filters: { JSON: ["json"] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, fileName) }),
  });
  if (!chosen) return;
  const file = progressFile(state, { ...about, now: new Date() });
  await vscode.workspace.fs.writeFile(
    chosen,
    new TextEncoder().encode(`${JSON.stringify(file, undefined, 2)}\n`),
  );
  await vscode.window.showTextDocument(chosen);
}
