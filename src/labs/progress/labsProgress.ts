import { isDeepStrictEqual } from "node:util";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import { bothOpened, completed, joined, type KeptLabs, newLabs, noLab, type StartedLab } from "./keptLabs.ts";

/** Where windows find what the others have kept. */
export interface LabsStore {
  /** What was kept last, the same object as long as that has not changed; undefined where nothing was. */
  read(): Partial<KeptLabs> | undefined;
  write(kept: KeptLabs): void;
}

/** Knows which labs are solved and which one is under way, in this window and in others. */
export class LabsProgress {
  private current: KeptLabs = newLabs;
  private lastRead: Partial<KeptLabs> | undefined;
  private readonly changes = new Emitter<KeptLabs>();
  /** Whenever any of it has changed, here or in another window. */
  readonly onDidChange = this.changes.event;
  private readonly store: LabsStore;
  private readonly now: () => number;

  constructor(store: LabsStore, now: () => number = Date.now) {
    this.store = store;
    this.now = now;
    this.refresh();
  }

  get state(): KeptLabs {
    return this.current;
  }

  /** A lab is being made, for the first time or once more. */
  begin(id: string): void {
    this.start({ ...noLab, id });
  }

  /** What is known of the lab under way has changed; of one that another window has ended meanwhile, nothing. */
  update(id: string, change: Partial<Omit<StartedLab, "id" | "changedAt">>): void {
    this.refresh();
    const { started } = this.current;
    const next = { ...started, ...change };
    if (started.id === id && !isDeepStrictEqual(next, started)) this.start(next);
  }

  /** All checks of a lab hold. */
  solve(id: string): void {
    this.refresh();
    const { done } = this.current;
    if (!Object.hasOwn(done, id))
      this.become({ ...this.current, done: Object.fromEntries([...Object.entries(done), [id, this.now()]]) });
    this.update(id, { isSolved: true });
  }

  /** No lab is under way any more. */
  end(): void {
    if (this.current.started.id !== undefined) this.start(noLab);
  }

  /** As if no lab had been solved. */
  reset(): void {
    this.refresh();
    // Later than any other, even where a clock was set back.
    const resetAt = Math.max(this.now(), this.current.resetAt + 1);
    this.become({ ...this.current, done: {}, opened: {}, resetAt });
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

  private start(started: Omit<StartedLab, "changedAt">): void {
    this.refresh();
    const changedAt = Math.max(this.now(), this.current.started.changedAt + 1);
    const { id, hints, isWayShown } = started;
    const now = id === undefined ? {} : Object.fromEntries([[id, { hints, isWayShown }]]);
    const opened = bothOpened(this.current.opened, now);
    this.become({ ...this.current, opened, started: { ...started, changedAt } });
  }

  private become(state: KeptLabs): void {
    this.current = state;
    this.keep();
    this.changes.fire(state);
  }

  private keep(): void {
    if (!isDeepStrictEqual(this.current, completed(this.store.read()))) this.store.write(this.current);
  }
}
