import * as vscode from "vscode";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import { type CourseState, doneParts, doneSteps } from "../../course/courseState.ts";
import { partIds, type StepId, stepIds } from "../../course/steps.ts";
import { type ContextKey, partContextKey, stepContextKey, walkthroughStep } from "../../ids.ts";
import { setContextKey } from "../../vscode/contextKey.ts";

/**
 * The context keys by which VS Code ticks steps, and marks parts on their pages. VS Code listens to them only from
 * when its walkthroughs are first looked at, and takes no notice of a key that was true before; so what is done is
 * told again when a walkthrough may be shown.
 */
export class Ticks implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly keys = new Map<ContextKey, boolean>();
  private done: readonly StepId[] = [];

  constructor() {
    this.owned.add(vscode.window.tabGroups.onDidChangeTabs(() => this.tellAgain()));
  }

  /** Shows how far the learner is. */
  show(state: CourseState): void {
    const before = this.done;
    this.done = doneSteps(state);
    const parts = doneParts(state);
    for (const step of stepIds) this.become(stepContextKey(step), this.done.includes(step));
    for (const part of partIds) this.become(partContextKey(part), parts.has(part));
    // The course may have been begun anew in another window, where nobody takes VS Code's own ticks in this one back.
    for (const step of before) if (!this.done.includes(step)) void untick(step);
    // Most of what is seen ticks no step.
    if (this.done.some((step) => !before.includes(step))) this.tellAgain();
  }

  dispose(): void {
    this.owned.dispose();
  }

  private become(key: ContextKey, isDone: boolean): void {
    if ((this.keys.get(key) ?? false) === isDone) return;
    this.keys.set(key, isDone);
    setContextKey(key, isDone);
  }

  private tellAgain(): void {
    const { activeTab } = vscode.window.tabGroups.activeTabGroup;
    // VS Code does not say what a tab without text is; its walkthroughs are such.
    if (!activeTab || activeTab.input !== undefined) return;
    for (const step of this.done)
      void vscode.commands.executeCommand("welcome.markStepComplete", fullId(step));
  }
}

/** Takes the tick of a step back, as VS Code's own *Mark as not done* does; it keeps the ticks itself. */
export async function untick(step: StepId): Promise<void> {
  await vscode.commands.executeCommand("welcome.markStepIncomplete", fullId(step));
}

/** What VS Code calls a step. */
function fullId(step: StepId): string {
  const { walkthrough, step: id } = walkthroughStep(step);
  return `${walkthrough}#${id}`;
}
