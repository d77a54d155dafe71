import * as vscode from "vscode";
import { type Disposable, DisposableStore } from "../../base/disposable.ts";
import type { Logger } from "../../base/logger.ts";
import type { CourseProgress } from "../../course/progress.ts";
import { setContextKey } from "../../vscode/contextKey.ts";
import { commandIds, extensionId, stepContextKey } from "../../vscode/ids.ts";
import { registerCommand } from "../../vscode/registerCommand.ts";

/** Ticks the steps of the walkthroughs as the course progresses, and opens the first of them. */
export function registerWalkthroughs(progress: CourseProgress, log: Logger): Disposable {
  const owned = new DisposableStore();
  owned.add(progress.onDidComplete((step) => setContextKey(stepContextKey(step), true)));
  owned.add(
    registerCommand(commandIds.openWalkthrough, log, async () => {
      await vscode.commands.executeCommand(
        "workbench.action.openWalkthrough",
        `${extensionId}#basics`,
        false,
      );
    }),
  );
  return owned;
}
