import { isDeepStrictEqual } from "node:util";
import type { Event } from "@kubernetes-workshop/kubernetes/base/emitter";
import { SharedState, type SharedStore } from "../../sharedState.ts";
import { bothOpened, completed, joined, type KeptLabs, newLabs, noLab, type StartedLab } from "./keptLabs.ts";

/** Knows which labs are solved and which one is under way, in this window and in others. */
export class LabsProgress {
  private readonly shared: SharedState<KeptLabs, KeptLabs>;
  /** Whenever any of it has changed, here or in another window. */
  readonly onDidChange: Event<KeptLabs>;
  private readonly now: () => number;

  constructor(store: SharedStore<KeptLabs>, now: () => number = Date.now) {
    this.shared = new SharedState(store, { initial: newLabs, keptOf: (labs) => labs, completed, joined });
    this.onDidChange = this.shared.onDidChange;
    this.now = now;
  }

  get state(): KeptLabs {
    return this.shared.state;
  }

  /** A lab is being made, for the first time or once more. */
  begin(id: string): void {
    this.start({ ...noLab, id });
  }

  /** What is known of the lab under way has changed; of one that another window has ended meanwhile, nothing. */
  update(id: string, change: Partial<Omit<StartedLab, "id" | "changedAt">>): void {
    this.refresh();
    const { started } = this.state;
    const next = { ...started, ...change };
    if (started.id === id && !isDeepStrictEqual(next, started)) this.start(next);
  }

  /** All checks of a lab hold. */
  solve(id: string): void {
    this.refresh();
    const { done } = this.state;
    if (!Object.hasOwn(done, id))
      this.shared.become({
        ...this.state,
        done: Object.fromEntries([...Object.entries(done), [id, this.now()]]),
      });
    this.update(id, { isSolved: true });
  }

  /** No lab is under way any more. */
  end(): void {
    if (this.state.started.id !== undefined) this.start(noLab);
  }

  /** As if no lab had been solved. */
  reset(): void {
    this.refresh();
    // Later than any other, even where a clock was set back.
    const resetAt = Math.max(this.now(), this.state.resetAt + 1);
    this.shared.become({ ...this.state, done: {}, opened: {}, resetAt });
  }

  /** Takes in what other windows have kept. */
  refresh(): void {
    this.shared.refresh();
  }

  private start(started: Omit<StartedLab, "changedAt">): void {
    this.refresh();
    const changedAt = Math.max(this.now(), this.state.started.changedAt + 1);
    const { id, hints, isWayShown } = started;
    const now = id === undefined ? {} : Object.fromEntries([[id, { hints, isWayShown }]]);
    const opened = bothOpened(this.state.opened, now);
    this.shared.become({ ...this.state, opened, started: { ...started, changedAt } });
  }
}
