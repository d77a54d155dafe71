import { t } from "@vscode/l10n";
import { commandIds } from "../../ids.ts";
import { actions } from "./actions.ts";
import { advise, type Advice, concluded } from "./advice.ts";
import type { Situation } from "./situation.ts";

/** Commands that change the cluster, or open what is applied to it. */
const changing: ReadonlySet<string> = new Set([
  commandIds.openCourseManifest,
  commandIds.setImage,
  commandIds.rollBack,
  commandIds.scaleWorkload,
  commandIds.deletePod,
  commandIds.cordonNode,
  commandIds.uncordonNode,
  commandIds.cleanUpCourse,
]);

/** Returns advice as it is for a read-only context: what leads to a change says so, or becomes another way. */
export function readOnlyAdvice(advice: Advice, { connection }: Situation): Advice {
  if (connection.status !== "other" || !advice.action || !changing.has(advice.action.command)) return advice;
  switch (connection.readOnlyBy) {
    case undefined:
      return advice;
    case "default":
      return concluded(advice, t("VS Code will first ask whether to allow changes in this context."));
    case "setting":
      return advise(
        "readOnly.setting",
        t(
          "A setting makes context {0} read-only, so this cannot be done in it. Use the practice cluster.",
          connection.kubeContext,
        ),
        actions.startPractice(),
      );
  }
}
