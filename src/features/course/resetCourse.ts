import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { CourseProgress } from "../../course/progress.ts";
import type { Learner } from "../../session/learner.ts";
import type { Ticks } from "./ticks.ts";

/**
 * Resets the learner's progress after confirmation, and gives them a new ID, which separates their later work from the
 * earlier, in exported files too. Their objects in clusters stay.
 */
export async function resetCourse(
  progress: CourseProgress,
  learner: Pick<Learner, "renew">,
  ticks: Pick<Ticks, "clear">,
  resetLabs: () => Promise<void>,
): Promise<void> {
  const action = t("Reset");
  const chosen = await vscode.window.showWarningMessage(
    t("Start the course over?"),
    {
      modal: true,
      detail: t(
        "Every step is marked as not done, and what you wrote into the course's manifests is discarded. What you applied to a cluster stays there. To remove it, run Clean Up Course Objects first.",
      ),
    },
    action,
  );
  if (chosen !== action) return;
  progress.reset();
  learner.renew();
  await resetLabs();
  await ticks.clear();
}
