import { isDeepStrictEqual } from "node:util";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import { afterObservation, type CourseState, newCourse } from "./courseState.ts";
import { completed, type CourseStore, joined, type KeptCourse, keptOf } from "./keptCourse.ts";
import type { Observation } from "./observation.ts";

/** Receives observations. */
export interface Observer {
  observe(observation: Observation): void;
}

/** Tracks the learner's progress: combines the observations of this window and others, and stores the result. */
export class CourseProgress implements Observer {
  private current: CourseState = newCourse;
  private lastRead: Partial<KeptCourse> | undefined;
  private readonly changes = new Emitter<CourseState>();
  /** Fires with the new state whenever it has changed. */
  readonly onDidChange = this.changes.event;
  private readonly observations = new Emitter<Observation>();
  /** Fires with each observation, whether it changes the state or not. */
  readonly onDidObserve = this.observations.event;
  private readonly store: CourseStore;
  private readonly now: () => number;

  /** @param store what earlier windows have stored, and other windows store while this one is open */
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

  /** Merges what other windows have stored, and stores again what two simultaneous writes lost. */
  refresh(): void {
    const read = this.store.read();
    if (read === this.lastRead) return;
    this.lastRead = read;
    const state = joined(this.current, completed(read));
    if (!isDeepStrictEqual(state, this.current)) this.become(state);
    else this.keep();
  }

  /** Resets the course in all windows. */
  reset(): void {
    this.refresh();
    // Later than any earlier reset, even if the clock was set back.
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

/** For a course in a single window. */
const forgetful: CourseStore = { read: () => undefined, write: () => undefined };
