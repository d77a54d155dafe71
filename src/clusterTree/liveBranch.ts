import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { ListChange, LiveList } from "./clusterSource.ts";
import type { BranchElement, ErrorElement, LimitElement } from "./elements.ts";

interface Summary {
  readonly uid: string;
}

/** The lists that a branch watches, and how their objects become elements. */
export interface BranchOptions<S extends Summary, E extends { summary: S }> {
  readonly parent: BranchElement;
  readonly lists: readonly LiveList<S>[];
  readonly create: (summary: S) => E;
  readonly compare: (a: S, b: S) => number;
  /** Whether an object has an element; by default, every object has one. */
  readonly isShown?: (summary: S) => boolean;
  /** Whether somebody else says which lists the user may not read. */
  readonly leavesForbidden?: boolean;
  /** Called for each element to redraw; the parent stands for its list of children. */
  readonly changed: (element: BranchElement | E) => void;
}

/** The objects of several lists below one element, watched until disposed. */
export class LiveBranch<S extends Summary, E extends { summary: S }> implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly elements = new Map<string, E>();
  /** The elements in the order last shown: a list may have ten thousand, and a nearly sorted one sorts fast. */
  private order: E[] = [];
  /** Why lists are missing or out of date. */
  private readonly failures = new Map<LiveList<S>, Error>();
  /** The lists that have arrived, even if their first attempt failed. */
  private readonly arrived = new Set<LiveList<S>>();
  private ended = false;
  private readonly options: BranchOptions<S, E>;

  constructor(options: BranchOptions<S, E>) {
    this.options = options;
    for (const list of options.lists) {
      this.owned.add(list);
      this.owned.add(list.onDidChange((change) => this.listChanged(list, change)));
      this.owned.add(list.onDidFail((error) => this.listFailed(list, error)));
      // A list may fail for good before it reports a failure.
      list.ready.catch((error: unknown) => {
        if (!this.arrived.has(list) && !this.failures.has(list)) this.failures.set(list, asError(error));
      });
    }
  }

  /** Pauses the lists while nobody sees them. */
  setShown(isShown: boolean): void {
    for (const list of this.options.lists) {
      if (isShown) list.resume();
      else list.pause();
    }
  }

  /** The number of objects in the lists that have arrived. */
  get size(): number {
    return this.options.lists.reduce((sum, { objects }) => sum + objects.size, 0);
  }

  /** Counts the objects for which something holds. */
  count(holds: (summary: S) => boolean): number {
    let count = 0;
    for (const { objects } of this.options.lists)
      for (const summary of objects.values()) if (holds(summary)) count++;
    return count;
  }

  /**
   * Returns the objects in order once each list has arrived or failed, after an element for each reason why some are
   * missing or out of date; nothing after disposal.
   */
  async children(): Promise<(E | ErrorElement | LimitElement)[]> {
    const { lists } = this.options;
    await Promise.allSettled(lists.map(({ ready }) => ready));
    if (this.ended) return [];
    this.arrange();
    return [...this.errors(), ...this.limits(), ...this.order];
  }

  dispose(): void {
    this.ended = true;
    this.owned.dispose();
  }

  private listChanged(list: LiveList<S>, { updated, membership }: ListChange<S>): void {
    const { parent, changed } = this.options;
    if (!this.arrived.has(list)) {
      this.arrived.add(list);
      this.failures.delete(list);
    }
    const { isShown } = this.options;
    const comesOrGoes =
      isShown !== undefined && updated.some((each) => isShown(each) !== this.elements.has(each.uid));
    if (membership || comesOrGoes) changed(parent);
    for (const summary of updated) {
      const element = this.elements.get(summary.uid);
      if (!element) continue;
      element.summary = summary;
      if (!membership) changed(element);
    }
  }

  private listFailed(list: LiveList<S>, error: Error | undefined): void {
    if (this.failures.get(list)?.message === error?.message) return;
    if (error) this.failures.set(list, error);
    else this.failures.delete(list);
    this.options.changed(this.options.parent);
  }

  /** Lists that fail for one reason, as they do without a network, share an element. */
  private errors(): ErrorElement[] {
    const { lists, parent, leavesForbidden = false } = this.options;
    const reasons = new Map<string, ErrorElement>();
    for (const list of lists) {
      const error = this.failures.get(list);
      if (!error || reasons.has(error.message) || (leavesForbidden && list.isForbidden)) continue;
      const id = `${parent.id}/error/${reasons.size}`;
      const trueUntil = list.objects.size > 0 ? list.trueUntil : undefined;
      reasons.set(error.message, { type: "error", id, parent, error, trueUntil });
    }
    return [...reasons.values()];
  }

  private limits(): LimitElement[] {
    const { lists, parent } = this.options;
    const limited = lists.find(({ onlyNamespace }) => onlyNamespace !== undefined);
    if (!limited) return [];
    return [{ type: "limit", id: `${parent.id}/limit`, parent, onlyNamespace: limited.onlyNamespace }];
  }

  private arrange(): void {
    const { lists, create, compare, isShown = () => true } = this.options;
    const isThere = (uid: string): boolean =>
      lists.some(({ objects }) => {
        const summary = objects.get(uid);
        return summary !== undefined && isShown(summary);
      });
    const order = this.order.filter(({ summary }) => isThere(summary.uid));
    for (const uid of this.elements.keys()) if (!isThere(uid)) this.elements.delete(uid);
    for (const { objects } of lists)
      for (const summary of objects.values()) {
        if (this.elements.has(summary.uid) || !isShown(summary)) continue;
        const element = create(summary);
        this.elements.set(summary.uid, element);
        order.push(element);
      }
    this.order = order.sort((a, b) => compare(a.summary, b.summary));
  }
}
