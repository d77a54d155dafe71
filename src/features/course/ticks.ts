import * as vscode from "vscode";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import { type CourseState, doneParts, doneSteps } from "../../course/courseState.ts";
import { partIds, type StepId, stepIds } from "../../course/steps.ts";
import { type ContextKey, partContextKey, stepContextKey, walkthroughStep } from "../../ids.ts";
import { setContextKey } from "../../vscode/contextKey.ts";

/**
 * The context keys by which VS Code marks steps as done, and parts on their pages. VS Code starts listening when a
 * walkthrough is first opened, and ignores keys that were already true. So the keys are set again whenever a
 * walkthrough may be visible. It knows no steps, and refuses to take their marks back, before that as well; its stored
 * marks are then cleared when the walkthrough is opened.
 */
export class Ticks implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly keys = new Map<ContextKey, boolean>();
  private done: readonly StepId[] = [];
  /** The steps whose check marks VS Code could not clear yet. */
  private readonly stale = new Set<StepId>();

  constructor() {
    this.owned.add(vscode.window.tabGroups.onDidChangeTabs(() => this.tellAgain()));
  }

  /** Shows the learner's progress. */
  show(state: CourseState): void {
    const before = this.done;
    this.done = doneSteps(state);
    const parts = doneParts(state);
    for (const step of this.done) this.stale.delete(step);
    for (const step of stepIds) this.become(stepContextKey(step), this.done.includes(step));
    for (const part of partIds) this.become(partContextKey(part), parts.has(part));
    // Another window may have reset the course, but it cannot clear VS Code's check marks in this one.
    for (const step of before) if (!this.done.includes(step)) void this.untick(step);
    // Most observations mark no step as done.
    if (this.done.some((step) => !before.includes(step))) this.tellAgain();
  }

  /** Clears the check marks of all steps, also those that the learner set with VS Code's *Mark Done*. */
  async clear(): Promise<void> {
    await Promise.all(stepIds.map((step) => this.untick(step)));
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
    for (const step of this.stale) void this.untick(step);
    for (const step of this.done) void run("welcome.markStepComplete", step);
  }

  /** Clears the check mark of a step, as VS Code's *Mark as not done* does. VS Code stores the marks itself. */
  private async untick(step: StepId): Promise<void> {
    if (await run("welcome.markStepIncomplete", step)) this.stale.delete(step);
    else this.stale.add(step);
  }
}

/** Whether VS Code knew the step, and has done it. */
async function run(command: string, step: StepId): Promise<boolean> {
  return await vscode.commands.executeCommand(command, fullId(step)).then(
    () => true,
    () => false,
  );
}

/** VS Code's id of a step. */
function fullId(step: StepId): string {
  const { walkthrough, step: id } = walkthroughStep(step);
  return `${walkthrough}#${id}`;
}
