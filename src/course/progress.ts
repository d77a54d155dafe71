import { Emitter } from "../base/emitter.ts";
import { afterObservation, type CourseState, newCourse } from "./courseState.ts";
import type { Observation } from "./observation.ts";

/** Who hears of what is seen to happen, as features need it. */
export interface Observer {
  observe(observation: Observation): void;
}

/** Keeps how far the learner is, and takes in what is seen. */
export class CourseProgress implements Observer {
  private current: CourseState;
  private readonly changes = new Emitter<CourseState>();
  /** How far the learner is, whenever that has changed. */
  readonly onDidChange = this.changes.event;
  private readonly observations = new Emitter<Observation>();
  /** What is seen, whether it changes anything or not. */
  readonly onDidObserve = this.observations.event;
  private readonly now: () => number;

  /** @param kept what an earlier window has kept of the course */
  constructor(kept: CourseState = newCourse, now: () => number = Date.now) {
    this.current = kept;
    this.now = now;
  }

  get state(): CourseState {
    return this.current;
  }

  observe(observation: Observation): void {
    this.observations.fire(observation);
    this.become(afterObservation(this.current, observation, this.now()));
  }

  /** Back to the beginning. */
  reset(): void {
    this.become(newCourse);
  }

  private become(state: CourseState): void {
    if (state === this.current) return;
    this.current = state;
    this.changes.fire(state);
  }
}
