import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { ListChange, LiveList } from "./clusterSource.ts";
import type { BranchElement, ErrorElement } from "./elements.ts";

interface Summary {
  readonly uid: string;
}

/** What a branch follows, and what its elements are. */
export interface BranchOptions<S extends Summary, E extends { summary: S }> {
  readonly parent: BranchElement;
  readonly lists: readonly LiveList<S>[];
  readonly create: (summary: S) => E;
  readonly compare: (a: S, b: S) => number;
  /** Which objects have an element; without it all. */
  readonly isShown?: (summary: S) => boolean;
  /** Hears which elements to draw again; the parent stands for its children as a list. */
  readonly changed: (element: BranchElement | E) => void;
}

/** The objects of some lists below one element, followed until disposed. */
export class LiveBranch<S extends Summary, E extends { summary: S }> implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly elements = new Map<string, E>();
  /** As they were shown last: what is nearly in order is sorted fast, and a list may have ten thousand. */
  private order: E[] = [];
  /** The lists that have come, if not as the first answer. */
  private readonly listed = new Set<LiveList<S>>();
  private ended = false;
  private readonly options: BranchOptions<S, E>;

  constructor(options: BranchOptions<S, E>) {
    this.options = options;
    for (const list of options.lists) {
      this.owned.add(list);
      this.owned.add(list.onDidChange((change) => this.listChanged(list, change)));
    }
  }

  /** How many objects there are, as far as the lists have come. */
  get size(): number {
    return this.options.lists.reduce((sum, { objects }) => sum + objects.size, 0);
  }

  /** The objects in order when the first answers are there, and why others are missing; nothing after the end. */
  async children(): Promise<(E | ErrorElement)[]> {
    const { lists, parent } = this.options;
    const failures = await Promise.all(lists.map(({ ready }) => ready.then(() => undefined, asError)));
    if (this.ended) return [];
    this.arrange();
    const error = failures.find((failure, index) => {
      const list = lists[index];
      return failure && list && !this.listed.has(list);
    });
    if (!error) return [...this.order];
    return [...this.order, { type: "error", id: `${parent.id}/error`, parent, error }];
  }

  dispose(): void {
    this.ended = true;
    this.owned.dispose();
  }

  private listChanged(list: LiveList<S>, { updated, membership }: ListChange<S>): void {
    const { parent, changed } = this.options;
    this.listed.add(list);
    if (membership) changed(parent);
    for (const summary of updated) {
      const element = this.elements.get(summary.uid);
      if (!element) continue;
      element.summary = summary;
      if (!membership) changed(element);
    }
  }

  private arrange(): void {
    const { lists, create, compare, isShown = () => true } = this.options;
    const isThere = (uid: string): boolean => lists.some(({ objects }) => objects.has(uid));
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
