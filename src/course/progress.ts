import { Emitter, type Event } from "@kubernetes-workshop/kubernetes/base/emitter";
import { afterObservation, type CourseState, newCourse } from "./courseState.ts";
import { SharedState, type SharedStore } from "../sharedState.ts";
import { completed, joined, type KeptCourse, keptOf } from "./keptCourse.ts";
import type { Observation } from "./observation.ts";
import { type StepId, stepIds } from "./steps.ts";

/** Receives observations. */
export interface Observer {
  observe(observation: Observation): void;
}

/** Tracks the learner's progress: combines the observations of this window and others, and stores the result. */
export class CourseProgress implements Observer {
  private readonly shared: SharedState<CourseState, KeptCourse>;
  private readonly observations = new Emitter<Observation>();
  /** Fires when the progress has changed. */
  readonly onDidChange: Event<CourseState>;
  /** Fires with each observation, whether it changes the state or not. */
  readonly onDidObserve = this.observations.event;
  private readonly now: () => number;
  private readonly steps: () => readonly StepId[];

  /**
   * @param store what earlier windows have stored, and other windows store while this one is open
   * @param steps the steps that the course has in this window
   */
  constructor(
    store: SharedStore<KeptCourse> = forgetful,
    now: () => number = Date.now,
    steps: () => readonly StepId[] = () => stepIds,
  ) {
    this.shared = new SharedState(store, { initial: newCourse, keptOf, completed, joined });
    this.onDidChange = this.shared.onDidChange;
    this.now = now;
    this.steps = steps;
  }

  get state(): CourseState {
    return this.shared.state;
  }

  observe(observation: Observation): void {
    this.refresh();
    this.observations.fire(observation);
    this.shared.become(afterObservation(this.state, observation, this.now(), this.steps()));
  }

  /** Merges what other windows have stored. */
  refresh(): void {
    this.shared.refresh();
  }

  /** Resets the course in all windows. */
  reset(): void {
    this.refresh();
    // Later than any earlier reset, even if the clock was set back.
    this.shared.become({ ...newCourse, resetAt: Math.max(this.now(), this.state.resetAt + 1) });
  }
}

/** For a course in a single window. */
const forgetful: SharedStore<KeptCourse> = { read: () => undefined, write: () => undefined };
