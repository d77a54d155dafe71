import { isDeepStrictEqual } from "node:util";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";

/** Storage that all windows share. */
export interface SharedStore<Kept> {
  /**
   * What was stored last, by any window and any version of the extension; the same object until it changes. Undefined
   * if nothing has been stored yet.
   */
  read(): Partial<Kept> | undefined;
  write(kept: Kept): void;
}

/** How a window's state and what is stored of it go together. */
export interface SharedStateRules<State, Kept> {
  readonly initial: State;
  /** The part of a state that is stored. */
  keptOf(state: State): Kept;
  /** What was stored, with defaults for what an older version of the extension did not store. */
  completed(kept: Partial<Kept> | undefined): Kept;
  /** A window's state merged with what was stored; the result must not depend on the order of merging. */
  joined(state: State, kept: Kept): State;
}

/** A state that all windows share through a store without locks: each takes in what the others stored. */
export class SharedState<State, Kept> {
  private current: State;
  private lastRead: Partial<Kept> | undefined;
  private readonly changes = new Emitter<State>();
  /** Fires when the state has changed, in this window or in another. */
  readonly onDidChange = this.changes.event;
  private readonly store: SharedStore<Kept>;
  private readonly rules: SharedStateRules<State, Kept>;

  constructor(store: SharedStore<Kept>, rules: SharedStateRules<State, Kept>) {
    this.store = store;
    this.rules = rules;
    this.current = rules.initial;
    this.refresh();
  }

  get state(): State {
    return this.current;
  }

  /** Merges what other windows have stored, and stores again what two simultaneous writes lost. */
  refresh(): void {
    const read = this.store.read();
    if (read === this.lastRead) return;
    this.lastRead = read;
    const state = this.rules.joined(this.current, this.rules.completed(read));
    if (isDeepStrictEqual(state, this.current)) this.keep();
    else this.become(state);
  }

  /** Makes a state the current one, and stores it; the same object changes nothing. */
  become(state: State): void {
    if (state === this.current) return;
    this.current = state;
    this.keep();
    this.changes.fire(state);
  }

  private keep(): void {
    const kept = this.rules.keptOf(this.current);
    if (!isDeepStrictEqual(kept, this.rules.completed(this.store.read()))) this.store.write(kept);
  }
}
