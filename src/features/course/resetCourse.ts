import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { CourseProgress } from "../../course/progress.ts";
import { type StepId, stepIds } from "../../course/steps.ts";
import { extensionId } from "../../vscode/ids.ts";

/** Forgets how far the learner is, after asking; what they have in a cluster stays. */
export async function resetCourse(progress: CourseProgress): Promise<void> {
  const action = t("Reset");
  const chosen = await vscode.window.showWarningMessage(
    t("Begin the course anew?"),
    {
      modal: true,
      detail: t("All ticks are taken back. What you have applied to a cluster stays there."),
    },
    action,
  );
  if (chosen !== action) return;
  progress.reset();
  for (const step of stepIds) await untick(step);
}

/** VS Code keeps the ticks of walkthroughs itself; this is what its own "Mark not done" does. */
async function untick(step: StepId): Promise<void> {
  const [walkthrough, name] = step.split(".");
  await vscode.commands.executeCommand(
    "welcome.markStepIncomplete",
    `${extensionId}#${walkthrough ?? ""}#${name ?? ""}`,
  );
}
