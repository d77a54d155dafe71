import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { type Advice, type AdviceAction, openCommand } from "../../course/check/advice.ts";
import { doneSteps } from "../../course/courseState.ts";
import type { CourseProgress } from "../../course/progress.ts";
import { isStepId, type StepId, stepIds } from "../../course/steps.ts";
import { commandIds } from "../../ids.ts";
import { registerCommand } from "../../vscode/registerCommand.ts";
import { AttemptMemory } from "./attempts.ts";
import { stepTitles } from "./stepTitles.ts";
import type { CheckContext } from "./surroundings.ts";

/** A check that takes longer than this shows that it is under way. */
const momentMs = 400;

/** Registers Check, which says of a step what to do next. */
export function registerCheckStep(
  context: CheckContext & { readonly log: Logger; readonly progress: CourseProgress },
): Disposable {
  const owned = new DisposableStore();
  const memory = owned.add(new AttemptMemory(context.progress.onDidObserve));
  owned.add(
    registerCommand(commandIds.checkStep, context.log, async (argument) => {
      const step = isStepId(argument) ? argument : await pickStep(context);
      if (step === undefined) return;
      const advice = await withProgress(async () => {
        // Loaded with the first check: nothing else needs what it knows.
        const [{ check }, { surroundingsOf }, { checkedWindow }] = await Promise.all([
          import("../../course/check/check.ts"),
          import("./surroundings.ts"),
          import("./checkedWindow.ts"),
        ]);
        return check(step, surroundingsOf(context, checkedWindow, memory.attempts));
      });
      context.log.info(`Check of ${step}: ${advice.rule}`);
      await show(advice);
    }),
  );
  return owned;
}

async function pickStep({ progress }: CheckContext): Promise<StepId | undefined> {
  const done = new Set(doneSteps(progress.state));
  const titles = stepTitles();
  const items = stepIds.map((step, index) => ({
    label: `$(${done.has(step) ? "pass-filled" : "circle-large-outline"}) ${index + 1}. ${titles[step] ?? step}`,
    description: done.has(step) ? t("done") : "",
    step,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: t("Check"),
    placeHolder: t("Select the step to check"),
  });
  return picked?.step;
}

/** Shows progress once the work has taken longer than a moment. */
async function withProgress<T>(work: () => Promise<T>): Promise<T> {
  const result = work();
  const isSlow = await Promise.race([
    result.then(() => false),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(true), momentMs)),
  ]);
  if (!isSlow) return result;
  return await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: t("Checking the state of the cluster…") },
    () => result,
  );
}

async function show({ message, action }: Advice): Promise<void> {
  const offered = action && (await isThere(action)) ? action : undefined;
  const chosen = await vscode.window.showInformationMessage(message, ...(offered ? [offered.title] : []));
  if (offered && chosen === offered.title) await run(offered);
}

/** A button whose command this version does not have would lead nowhere. */
async function isThere({ command }: AdviceAction): Promise<boolean> {
  return command === openCommand || (await vscode.commands.getCommands(true)).includes(command);
}

async function run({ command, arguments: args = [] }: AdviceAction): Promise<void> {
  const given =
    command === openCommand
      ? args.map((each) => (typeof each === "string" ? vscode.Uri.parse(each) : each))
      : args;
  await vscode.commands.executeCommand(command, ...given);
}
