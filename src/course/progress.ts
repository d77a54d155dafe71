import { Emitter } from "../base/emitter.ts";
import { type Observation, type StepId, stepCompletedBy } from "./steps.ts";

/** Gathers observations and tells once of each step that they complete. */
export class CourseProgress {
  private readonly done = new Set<StepId>();
  private readonly completions = new Emitter<StepId>();
  readonly onDidComplete = this.completions.event;

  observe(observation: Observation): void {
    const step = stepCompletedBy(observation);
    if (!step || this.done.has(step)) return;
    this.done.add(step);
    this.completions.fire(step);
  }
}
