import * as vscode from "vscode";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import { type CourseState, doneParts, doneSteps } from "../../course/courseState.ts";
import { partIds, type StepId, stepIds } from "../../course/steps.ts";
import { type ContextKey, partContextKey, stepContextKey, walkthroughStep } from "../../ids.ts";
import { setContextKey } from "../../vscode/contextKey.ts";

/**
 * The context keys by which VS Code marks steps as done, and parts on their pages. VS Code starts listening when a
 * walkthrough is first opened, and ignores keys that were already true. So the keys are set again whenever a
 * walkthrough may be visible.
 */
export class Ticks implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly keys = new Map<ContextKey, boolean>();
  private done: readonly StepId[] = [];

  constructor() {
    this.owned.add(vscode.window.tabGroups.onDidChangeTabs(() => this.tellAgain()));
  }

  /** Shows the learner's progress. */
  show(state: CourseState): void {
    const before = this.done;
    this.done = doneSteps(state);
    const parts = doneParts(state);
    for (const step of stepIds) this.become(stepContextKey(step), this.done.includes(step));
    for (const part of partIds) this.become(partContextKey(part), parts.has(part));
    // Another window may have reset the course, but it cannot clear VS Code's check marks in this one.
    for (const step of before) if (!this.done.includes(step)) void untick(step);
    // Most observations mark no step as done.
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
    // VS Code does not identify tabs without text, and walkthroughs are among them.
    if (!activeTab || activeTab.input !== undefined) return;
    for (const step of this.done)
      void vscode.commands.executeCommand("welcome.markStepComplete", fullId(step));
  }
}

/** Clears the check mark of a step, as VS Code's *Mark as not done* does. VS Code stores the marks itself. */
export async function untick(step: StepId): Promise<void> {
  await vscode.commands.executeCommand("welcome.markStepIncomplete", fullId(step));
}

/** VS Code's id of a step. */
function fullId(step: StepId): string {
  const { walkthrough, step: id } = walkthroughStep(step);
  return `${walkthrough}#${id}`;
}
