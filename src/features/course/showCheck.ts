import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { Advice } from "../../course/check/advice.ts";
import { doneSteps } from "../../course/courseState.ts";
import { isStepId, type StepId } from "../../course/steps.ts";
import { offeredAction, runAction, type StepCheck, type StepCheckContext } from "./checkStep.ts";
import { stepTitles } from "./stepTitles.ts";

/** A check that takes longer than this shows progress. */
const momentMs = 400;

/**
 * Shows Check's advice on a step in a notification.
 *
 * @param argument the step; without it, the learner chooses
 */
export async function showCheck(
  argument: unknown,
  check: StepCheck,
  context: StepCheckContext,
): Promise<void> {
  const step = isStepId(argument) ? argument : await pickStep(context);
  if (step === undefined) return;
  await show(await withProgress(() => check.adviceOn(step)));
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
