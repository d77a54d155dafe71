import * as vscode from "vscode";
import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { CourseProgress } from "../../course/progress.ts";
import type { StepId } from "../../course/steps.ts";
import { commandIds } from "../../ids.ts";
import { registerCommand } from "../../vscode/registerCommand.ts";
import type { QuestionAsker } from "./askQuestions.ts";

/** Registers the command that asks the questions of a chapter. */
export function registerQuestions(
  context: Pick<vscode.ExtensionContext, "extension" | "extensionPath">,
  progress: Pick<CourseProgress, "observe">,
  steps: () => readonly StepId[],
  log: Logger,
): Disposable {
  let asker: QuestionAsker | undefined;
  return registerCommand(commandIds.answerQuestions, log, async (argument) => {
    const { QuestionAsker } = await import("./askQuestions.ts");
    asker ??= new QuestionAsker(context, progress, steps);
    const page = await asker.ask(argument);
    if (page) await vscode.commands.executeCommand(commandIds.openCourse, page);
  });
}
