import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { CourseState } from "../../course/courseState.ts";
import type { LabRecord } from "../../course/labRecord.ts";
import { progressFile } from "../../course/progressFile.ts";
import type { StepId } from "../../course/steps.ts";
import { saveExport } from "../../vscode/saveExport.ts";

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
  const file = await saveExport({ title: t("Export Progress"), fileName, format: "JSON" }, () => {
    const content = progressFile(state, { ...about, now: new Date() });
    return `${JSON.stringify(content, undefined, 2)}\n`;
  });
  if (file) await vscode.window.showTextDocument(file);
}
