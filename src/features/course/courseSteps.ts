import type * as vscode from "vscode";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { shownSteps } from "../../course/shownSteps.ts";
import type { StepId } from "../../course/steps.ts";
import { settingIds } from "../../ids.ts";
import { onDidChangeSettings, workshopSetting } from "../../vscode/workshopSetting.ts";

/** The steps of the course, without those that the setting leaves out. */
export class CourseSteps implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly changes = this.owned.add(new Emitter<undefined>());
  readonly onDidChange = this.changes.event;
  private readonly log: Logger;
  private steps: readonly StepId[];

  constructor(log: Logger) {
    this.log = log;
    this.steps = this.read();
    const changed: vscode.Disposable = onDidChangeSettings([settingIds.hiddenSteps], () => {
      this.steps = this.read();
      this.changes.fire(undefined);
    });
    this.owned.add(changed);
  }

  get shown(): readonly StepId[] {
    return this.steps;
  }

  dispose(): void {
    this.owned.dispose();
  }

  private read(): readonly StepId[] {
    const { steps, unknown, isAll } = shownSteps(workshopSetting(settingIds.hiddenSteps));
    if (unknown.length > 0)
      this.log.warn(`${settingIds.hiddenSteps} names steps that do not exist: ${unknown.join(", ")}`);
    if (isAll) this.log.warn(`${settingIds.hiddenSteps} names every step, and is ignored.`);
    return steps;
  }
}
