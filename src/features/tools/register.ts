import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { CourseProgress } from "../../course/progress.ts";
import { commandIds } from "../../ids.ts";
import { registerCommand } from "../../vscode/registerCommand.ts";

/** Registers the command that looks for the tools on this machine and shows a report. */
export function registerTools(progress: Pick<CourseProgress, "observe">, log: Logger): Disposable {
  const owned = new DisposableStore();
  owned.add(
    registerCommand(commandIds.checkTools, log, async () => {
      const { reportTools } = await import("./reportTools.ts");
      if (await reportTools(owned, log)) progress.observe({ event: "toolsChecked" });
    }),
  );
  return owned;
}
