import * as vscode from "vscode";
import { type Disposable, DisposableStore } from "../../base/disposable.ts";
import type { Logger } from "../../base/logger.ts";
import { type CourseState, currentChapter, doneParts, doneSteps } from "../../course/courseState.ts";
import type { CourseProgress } from "../../course/progress.ts";
import { type Chapter, isChapter, partIds, stepIds } from "../../course/steps.ts";
import type { ConnectedCluster } from "../../session/clusterSession.ts";
import { setContextKey } from "../../vscode/contextKey.ts";
import { commandIds, extensionId, partContextKey, stepContextKey } from "../../vscode/ids.ts";
import { registerCommand } from "../../vscode/registerCommand.ts";
import { registerClusterCommand } from "../../session/registerClusterCommand.ts";
import { cleanUp, type StoppedNodes } from "./cleanUp.ts";
import { exportProgress } from "./exportProgress.ts";
import { FollowCourse } from "./followCourse.ts";
import type { Learner } from "./learner.ts";
import { keepCourse } from "./progressStore.ts";
import { resetCourse } from "./resetCourse.ts";

/** What the course needs of the composition root. */
export interface CourseContext {
  readonly extensionContext: vscode.ExtensionContext;
  readonly cluster: ConnectedCluster;
  readonly progress: CourseProgress;
  readonly learner: Learner;
  readonly stoppedNodes: StoppedNodes;
  readonly log: Logger;
}

/** Follows the learner through the course, ticks the steps and their parts, and keeps how far they are. */
export function registerCourse({
  extensionContext,
  cluster,
  progress,
  learner,
  stoppedNodes,
  log,
}: CourseContext): Disposable {
  const owned = new DisposableStore();
  const memory = extensionContext.globalState;
  const follow = owned.add(new FollowCourse(cluster, learner, progress, log));
  const ticks = new Ticks();
  ticks.show(progress.state);
  owned.add(
    progress.onDidChange((state) => {
      ticks.show(state);
      void keepCourse(memory, state);
    }),
  );
  owned.add(
    registerCommand(commandIds.openWalkthrough, log, (chapter) =>
      openWalkthrough(isChapter(chapter) ? chapter : currentChapter(progress.state)),
    ),
  );
  owned.add(registerCommand(commandIds.resetCourse, log, () => resetCourse(progress)));
  owned.add(
    registerCommand(commandIds.exportProgress, log, () =>
      exportProgress(progress.state, {
        learner: learner.id,
        extensionVersion: String((extensionContext.extension.packageJSON as { version: unknown }).version),
      }),
    ),
  );
  owned.add(
    registerClusterCommand(commandIds.cleanUpCourse, cluster, log, (session) =>
      cleanUp(session, follow, progress, stoppedNodes),
    ),
  );
  return owned;
}

/** The context keys by which VS Code ticks steps, and check boxes on their pages. */
class Ticks {
  private readonly set = new Map<string, boolean>();

  show(state: CourseState): void {
    const steps = new Set(doneSteps(state));
    const parts = doneParts(state);
    for (const step of stepIds) this.become(stepContextKey(step), steps.has(step));
    for (const part of partIds) this.become(partContextKey(part), parts.has(part));
  }

  private become(key: string, isDone: boolean): void {
    if ((this.set.get(key) ?? false) === isDone) return;
    this.set.set(key, isDone);
    setContextKey(key, isDone);
  }
}

async function openWalkthrough(chapter: Chapter): Promise<void> {
  await vscode.commands.executeCommand(
    "workbench.action.openWalkthrough",
    `${extensionId}#${chapter}`,
    false,
  );
}
