import { isDeepStrictEqual } from "node:util";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import { afterObservation, type CourseState, newCourse } from "./courseState.ts";
import { completed, type CourseStore, joined, type KeptCourse, keptOf } from "./keptCourse.ts";
import type { Observation } from "./observation.ts";

/** Who hears of what is seen to happen, as features need it. */
export interface Observer {
  observe(observation: Observation): void;
}

/** Knows how far the learner is, takes in what is seen in this window and in others, and keeps it for them. */
export class CourseProgress implements Observer {
  private current: CourseState = newCourse;
  private lastRead: Partial<KeptCourse> | undefined;
  private readonly changes = new Emitter<CourseState>();
  /** How far the learner is, whenever that has changed. */
  readonly onDidChange = this.changes.event;
  private readonly observations = new Emitter<Observation>();
  /** What is seen, whether it changes anything or not. */
  readonly onDidObserve = this.observations.event;
  private readonly store: CourseStore;
  private readonly now: () => number;

  /** @param store what earlier windows have kept of the course, and others keep while this one is open */
  constructor(store: CourseStore = forgetful, now: () => number = Date.now) {
    this.store = store;
    this.now = now;
    this.refresh();
  }

  get state(): CourseState {
    return this.current;
  }

  observe(observation: Observation): void {
    this.refresh();
    this.observations.fire(observation);
    this.become(afterObservation(this.current, observation, this.now()));
  }

  /** Takes in what other windows have kept, and keeps again what got lost where two did so at the same time. */
  refresh(): void {
    const read = this.store.read();
    if (read === this.lastRead) return;
    this.lastRead = read;
    const state = joined(this.current, completed(read));
    if (!isDeepStrictEqual(state, this.current)) this.become(state);
    else this.keep();
  }

  /** Back to the beginning, in all windows. */
  reset(): void {
    this.refresh();
    // Later than any other, even where a clock was set back.
    this.become({ ...newCourse, resetAt: Math.max(this.now(), this.current.resetAt + 1) });
  }

  private become(state: CourseState): void {
    if (state === this.current) return;
    this.current = state;
    this.keep();
    this.changes.fire(state);
  }

  private keep(): void {
    const kept = keptOf(this.current);
    if (!isDeepStrictEqual(kept, completed(this.store.read()))) this.store.write(kept);
  }
}

/** For a course of one window. */
const forgetful: CourseStore = { read: () => undefined, write: () => undefined };
