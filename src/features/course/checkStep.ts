import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { type Advice, type AdviceAction, openCommand } from "../../course/check/advice.ts";
import { doneSteps } from "../../course/courseState.ts";
import type { CourseProgress } from "../../course/progress.ts";
import { isStepId, type StepId } from "../../course/steps.ts";
import { commandIds } from "../../ids.ts";
import { registerCommand } from "../../vscode/registerCommand.ts";
import { AttemptMemory } from "./attempts.ts";
import type { CourseSteps } from "./courseSteps.ts";
import { stepTitles } from "./stepTitles.ts";
import type { CheckContext } from "./surroundings.ts";

/** A check that takes longer than this shows progress. */
const momentMs = 400;

/** What Check needs from the composition root. */
export type StepCheckContext = CheckContext & {
  readonly log: Logger;
  readonly progress: CourseProgress;
  readonly steps: CourseSteps;
};

/** Says what to do next in a step. */
export class StepCheck implements Disposable {
  private readonly context: StepCheckContext;
  private readonly memory: AttemptMemory;

  constructor(context: StepCheckContext) {
    this.context = context;
    this.memory = new AttemptMemory(context.progress.onDidObserve);
  }

  /** Looks at the cluster and the window. Takes as long as the cluster takes to answer. */
  async adviceOn(step: StepId): Promise<Advice> {
    // Loaded with the first check, because nothing else needs it.
    const [{ check }, { surroundingsOf }, { checkedWindow }] = await Promise.all([
      import("../../course/check/check.ts"),
      import("./surroundings.ts"),
      import("./checkedWindow.ts"),
    ]);
    const window = checkedWindow(this.context.steps.shown);
    const advice = await check(step, surroundingsOf(this.context, window, this.memory.attempts));
    this.context.log.info(`Check of ${step}: ${advice.rule}`);
    if (!advice.isDone) this.context.progress.observe({ event: "advised", rule: advice.rule });
    return advice;
  }

  dispose(): void {
    this.memory.dispose();
  }
}

/** Registers the command that shows Check's advice on a step in a notification. */
export function registerCheckStep(check: StepCheck, context: StepCheckContext): Disposable {
  return registerCommand(commandIds.checkStep, context.log, async (argument) => {
    const step = isStepId(argument) ? argument : await pickStep(context);
    if (step === undefined) return;
    await show(await withProgress(() => check.adviceOn(step)));
  });
}

async function pickStep({ progress, steps }: StepCheckContext): Promise<StepId | undefined> {
  const done = new Set(doneSteps(progress.state));
  const titles = stepTitles();
  const items = steps.shown.map((step, index) => ({
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
  const offered = await offeredAction(action);
  const chosen = await vscode.window.showInformationMessage(message, ...(offered ? [offered.title] : []));
  if (offered && chosen === offered.title) await runAction(offered);
}

/** The action of advice, unless its command does not exist in this version: the button would do nothing. */
export async function offeredAction(action: AdviceAction | undefined): Promise<AdviceAction | undefined> {
  if (!action || action.command === openCommand) return action;
  return (await vscode.commands.getCommands(true)).includes(action.command) ? action : undefined;
}

/** Runs the command of an advice's button. */
export async function runAction({ command, arguments: args = [] }: AdviceAction): Promise<void> {
  const given =
    command === openCommand
      ? args.map((each) => (typeof each === "string" ? vscode.Uri.parse(each) : each))
      : args;
  await vscode.commands.executeCommand(command, ...given);
}
