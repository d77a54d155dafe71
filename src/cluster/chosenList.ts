import { DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import type { ListChange, LiveList } from "../clusterTree/clusterSource.ts";

/** A list whose kind is chosen by what the cluster is like, which takes a request. */
export class ChosenList<T> implements LiveList<T> {
  private readonly owned = new DisposableStore();
  private readonly changes = this.owned.add(new Emitter<ListChange<T>>());
  private readonly failures = this.owned.add(new Emitter<Error | undefined>());
  readonly onDidChange = this.changes.event;
  readonly onDidFail = this.failures.event;
  private readonly aborted = new AbortController();
  private readonly choosing: Promise<LiveList<T> | undefined>;
  private chosen: LiveList<T> | undefined;
  private isPaused = false;

  /** @param choose creates the list; does not reject */
  constructor(choose: (signal: AbortSignal) => Promise<LiveList<T>>) {
    this.choosing = choose(this.aborted.signal).then((list) => this.take(list));
  }

  get objects(): ReadonlyMap<string, T> {
    return this.chosen?.objects ?? new Map<string, T>();
  }

  get ready(): Promise<void> {
    return this.chosen?.ready ?? this.choosing.then((list) => list?.ready);
  }

  get trueUntil(): number | undefined {
    return this.chosen?.trueUntil;
  }

  get isForbidden(): boolean {
    return this.chosen?.isForbidden ?? false;
  }

  get onlyNamespace(): string | undefined {
    return this.chosen?.onlyNamespace;
  }

  pause(): void {
    this.isPaused = true;
    this.chosen?.pause();
  }

  resume(): void {
    this.isPaused = false;
    this.chosen?.resume();
  }

  dispose(): void {
    this.aborted.abort();
    this.owned.dispose();
  }

  private take(list: LiveList<T>): LiveList<T> | undefined {
    if (this.aborted.signal.aborted) {
      list.dispose();
      return undefined;
    }
    this.chosen = this.owned.add(list);
    this.owned.add(list.onDidChange((change) => this.changes.fire(change)));
    this.owned.add(list.onDidFail((error) => this.failures.fire(error)));
    if (this.isPaused) list.pause();
    return list;
  }
}
