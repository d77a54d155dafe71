import * as vscode from "vscode";
import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { type Advice, type AdviceAction, openCommand } from "../../course/check/advice.ts";
import type { CourseProgress } from "../../course/progress.ts";
import type { StepId } from "../../course/steps.ts";
import { AttemptMemory } from "../../course/check/attemptMemory.ts";
import type { CourseSteps } from "./courseSteps.ts";
import type { CheckContext } from "./surroundings.ts";

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
