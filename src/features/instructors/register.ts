import type * as vscode from "vscode";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { commandIds } from "../../ids.ts";
import { MarkdownReport } from "../../vscode/markdownReport.ts";
import { registerCommand } from "../../vscode/registerCommand.ts";
import type { CheckedPractice } from "./inspectLaptop.ts";

/** Registers the commands for instructors. Their code is loaded when one of them runs. */
export function registerInstructors(
  context: vscode.ExtensionContext,
  practice: CheckedPractice,
  log: Logger,
): Disposable {
  const owned = new DisposableStore();
  const report = owned.add(new MarkdownReport("kubernetes-workshop-instructors"));
  owned.add(
    registerCommand(commandIds.checkLaptop, log, async () => {
      const { checkLaptop } = await import("./checkLaptop.ts");
      await checkLaptop(context, practice, report);
    }),
  );
  owned.add(
    registerCommand(commandIds.showClassProgress, log, async () => {
      const { showClassProgress } = await import("./showClassProgress.ts");
      await showClassProgress(context, report);
    }),
  );
  owned.add(
    registerCommand(commandIds.newRbacManifest, log, async () => {
      const { newRbacManifest } = await import("./newRbacManifest.ts");
      await newRbacManifest();
    }),
  );
  return owned;
}
