import type * as vscode from "vscode";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { nextStep } from "../../course/courseState.ts";
import type { LabRecord } from "../../course/labRecord.ts";
import type { CourseProgress } from "../../course/progress.ts";
import { isStepId } from "../../course/steps.ts";
import type { LabsModel } from "../../labs/labsModel.ts";
import { commandIds } from "../../ids.ts";
import type { ConnectedCluster } from "../../session/clusterSession.ts";
import type { Learner } from "../../session/learner.ts";
import { openWalkthrough } from "../../vscode/openWalkthrough.ts";
import { registerCommand } from "../../vscode/registerCommand.ts";
import { registerClusterCommand } from "../../session/registerClusterCommand.ts";
import { StepCheck } from "./checkStep.ts";
import type { CourseSteps } from "./courseSteps.ts";
import { FollowCourse } from "./followCourse.ts";
import { followOtherWindows } from "./followOtherWindows.ts";
import type { CheckContext } from "./surroundings.ts";
import { registerCourseView } from "./view/register.ts";
import type { LessonMap } from "./view/shownMap.ts";
import { Ticks } from "./ticks.ts";

/** What the course needs from the composition root. */
export interface CourseContext {
  readonly extensionContext: vscode.ExtensionContext;
  readonly cluster: ConnectedCluster & CheckContext["cluster"];
  readonly practice: CheckContext["practice"];
  readonly progress: CourseProgress;
  readonly steps: CourseSteps;
  readonly learner: Learner;
  readonly terminals: CheckContext["terminals"];
  readonly labs: () => Promise<LabsModel>;
  /** Opens a small live map for the lesson. */
  readonly openMap: () => Promise<LessonMap>;
  readonly labRecords: () => Promise<readonly LabRecord[]>;
  readonly resetLabs: () => Promise<void>;
  readonly log: Logger;
}

/** Follows the learner through the course, and marks steps and parts as done. */
export function registerCourse({
  extensionContext,
  cluster,
  practice,
  progress,
  steps,
  learner,
  terminals,
  labs,
  openMap,
  labRecords,
  resetLabs,
  log,
}: CourseContext): Disposable {
  const owned = new DisposableStore();
  const follow = owned.add(new FollowCourse(cluster, learner, progress, log));
  const ticks = owned.add(new Ticks());
  owned.add(learner.onDidMake(() => follow.beginAgain()));
  ticks.show(progress.state);
  owned.add(progress.onDidChange((state) => ticks.show(state)));
  owned.add(followOtherWindows(progress));
  owned.add(
    registerCommand(commandIds.openWalkthrough, log, (step) =>
      openWalkthrough(isStepId(step) ? step : nextStep(progress.state, steps.shown)),
    ),
  );
  const checkContext = { cluster, practice, progress, steps, follow, terminals, log };
  const check = owned.add(new StepCheck(checkContext));
  owned.add(
    registerCommand(commandIds.checkStep, log, async (step) => {
      const { showCheck } = await import("./showCheck.ts");
      await showCheck(step, check, checkContext);
    }),
  );
  owned.add(
    registerCourseView({ extensionContext, progress, steps, follow, check, cluster, labs, openMap, log }),
  );
  owned.add(
    registerCommand(commandIds.resetCourse, log, async () => {
      const { resetCourse } = await import("./resetCourse.ts");
      await resetCourse(progress, learner, ticks, resetLabs);
    }),
  );
  owned.add(
    registerCommand(commandIds.exportProgress, log, async () => {
      const { exportProgress } = await import("./exportProgress.ts");
      await exportProgress(progress.state, {
        learner: learner.id,
        steps: steps.shown,
        labs: await labRecords(),
        extensionVersion: (extensionContext.extension.packageJSON as { version: string }).version,
      });
    }),
  );
  owned.add(
    registerCommand(commandIds.exportLearned, log, async () => {
      const { exportLearned } = await import("./exportLearned.ts");
      await exportLearned(extensionContext.extension, { state: progress.state, steps: steps.shown }, labs);
    }),
  );
  owned.add(
    registerCommand(commandIds.openGlossary, log, async (word) => {
      const { openGlossary } = await import("./openGlossary.ts");
      await openGlossary(owned, extensionContext.extensionPath, word);
    }),
  );
  owned.add(
    registerClusterCommand(commandIds.cleanUpCourse, cluster, log, async (session) => {
      const { cleanUp } = await import("./cleanUp.ts");
      await cleanUp(session, follow, progress, log);
    }),
  );
  return owned;
}
