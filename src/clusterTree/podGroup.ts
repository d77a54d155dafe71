import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { PodSummary } from "@kubernetes-workshop/kubernetes/resources/podSummary";
import type { LiveList } from "./clusterSource.ts";
import type { ClusterElement, PodElement, PodGroupElement } from "./elements.ts";
import { LiveBranch } from "./liveBranch.ts";
import { byNamespaceAndName } from "./order.ts";

type PodBranch = LiveBranch<PodSummary, PodElement>;

/**
 * The live pods below an element.
 *
 * @param isShown whether a pod has a row; by default, every pod has one
 */
export function podBranch(
  parent: PodElement["parent"],
  list: LiveList<PodSummary>,
  changed: (element: ClusterElement) => void,
  isShown?: (summary: PodSummary) => boolean,
): PodBranch {
  return new LiveBranch<PodSummary, PodElement>({
    parent,
    lists: [list],
    create: (summary) => ({ type: "pod", id: `${parent.id}/pod/${summary.uid}`, parent, summary }),
    compare: byNamespaceAndName,
    ...(isShown && { isShown }),
    changed,
  });
}

/** Pods that no node of the tree holds, below an element that is shown only while there are some. */
export class PodGroup implements Disposable {
  readonly element: PodGroupElement;
  private readonly changed: (element: ClusterElement | undefined) => void;
  private branch: PodBranch | undefined;
  /** What replaces the branch once it has been listed. */
  private next: PodBranch | undefined;
  private isShown = true;
  private isNamed: (name: string) => boolean = () => true;
  /** How many pods are left out by their name. */
  hiddenCount = 0;

  /** @param changed called with what to redraw, with undefined if the group comes or goes */
  constructor(element: PodGroupElement, changed: (element: ClusterElement | undefined) => void) {
    this.element = element;
    this.changed = changed;
  }

  /** Watches a list instead of the previous one, whose pods stay until the new one has been listed. */
  follow(list: LiveList<PodSummary>): void {
    this.next?.dispose();
    const branch = podBranch(this.element, list, (element) => {
      if (branch === this.branch) this.branchChanged(element);
    });
    branch.setShown(this.isShown);
    this.next = branch;
    const take = (): void => this.take(branch);
    list.ready.then(take, take);
  }

  /** Drops the pods. */
  clear(): void {
    this.next?.dispose();
    this.branch?.dispose();
    this.next = this.branch = undefined;
    this.count();
  }

  async children(): Promise<ClusterElement[]> {
    const children = (await (this.branch ?? this.next)?.children()) ?? [];
    return children.filter((child) => child.type !== "pod" || this.isNamed(child.summary.name));
  }

  /** Shows only the pods that have such names; who calls it redraws the tree. */
  showNamed(isNamed: (name: string) => boolean): void {
    this.isNamed = isNamed;
    this.count();
  }

  /** Pauses the list while nobody sees the tree. */
  setShown(isShown: boolean): void {
    this.isShown = isShown;
    for (const branch of [this.branch, this.next]) branch?.setShown(isShown);
  }

  dispose(): void {
    this.clear();
  }

  private take(branch: PodBranch): void {
    if (branch !== this.next) return;
    this.branch?.dispose();
    this.branch = branch;
    this.next = undefined;
    this.branchChanged(this.element);
  }

  private branchChanged(element: ClusterElement): void {
    const wasThere = this.element.count > 0;
    const before = this.hiddenCount;
    this.count();
    const isThere = this.element.count > 0;
    if (wasThere !== isThere) this.changed(undefined);
    else if (isThere || before !== this.hiddenCount) this.changed(element);
  }

  private count(): void {
    const size = this.branch?.size ?? 0;
    this.element.count = this.branch?.count(({ name }) => this.isNamed(name)) ?? 0;
    this.hiddenCount = size - this.element.count;
  }
}
