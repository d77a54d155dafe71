import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { CourseProgress } from "../../course/progress.ts";
import { stepIds } from "../../course/steps.ts";
import { untick } from "./ticks.ts";

/** Resets the learner's progress after confirmation. Their objects in clusters stay. */
export async function resetCourse(progress: CourseProgress): Promise<void> {
  const action = t("Reset");
  const chosen = await vscode.window.showWarningMessage(
    t("Start the course over?"),
    {
      modal: true,
      detail: t("Every step will be marked as not done. Whatever you applied to a cluster stays there."),
    },
    action,
  );
  if (chosen !== action) return;
  progress.reset();
  for (const step of stepIds) await untick(step);
}
