import type * as vscode from "vscode";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { commandIds } from "../../ids.ts";
import { registerCommand } from "../../vscode/registerCommand.ts";
import type { CheckedPractice } from "./inspectLaptop.ts";
import type { InstructorsDesk } from "./instructorsDesk.ts";
import type { LabTitles } from "./showClassProgress.ts";

/** Registers the commands for instructors. Their code is loaded when one of them runs. */
export function registerInstructors(
  context: vscode.ExtensionContext,
  practice: CheckedPractice,
  labTitles: LabTitles,
  log: Logger,
): Disposable {
  const owned = new DisposableStore();
  let desk: Promise<InstructorsDesk> | undefined;
  for (const name of ["checkLaptop", "showClassProgress", "newRbacManifest"] as const)
    owned.add(
      registerCommand(commandIds[name], log, async () => {
        desk ??= import("./instructorsDesk.ts").then((module) =>
          owned.add(new module.InstructorsDesk(context, practice, labTitles)),
        );
        await (await desk)[name]();
      }),
    );
  return owned;
}
