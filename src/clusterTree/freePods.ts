import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { PodSummary } from "@kubernetes-workshop/kubernetes/resources/podSummary";
import type { ClusterSource, LiveList } from "./clusterSource.ts";
import type { ClusterElement, PodGroupElement } from "./elements.ts";
import { PodGroup } from "./podGroup.ts";
import type { ListFilter } from "./treeFilter.ts";

/** In a larger cluster, pods whose node was removed are not looked for: the server compares each pod with each node. */
const mostNamed = 100;

/**
 * The groups of pods that no row of a node holds: those without a node, those whose node was removed and, for a user
 * who may not read the nodes, all that they may read.
 */
export class FreePods implements Disposable {
  private readonly pending: PodGroup;
  private readonly orphans: PodGroup;
  private readonly inReach: PodGroup;
  private readonly source: ClusterSource;
  private reached: LiveList<PodSummary> | undefined;
  private filter: ListFilter = {};
  private hasEnded = false;

  /** @param changed called with what to redraw, with undefined if a group comes or goes */
  constructor(source: ClusterSource, changed: (element: ClusterElement | undefined) => void) {
    this.source = source;
    const group = (type: PodGroupElement["type"]): PodGroup =>
      new PodGroup({ type, id: type, count: 0 }, changed);
    this.pending = group("unassigned");
    this.orphans = group("orphaned");
    this.inReach = group("inReach");
    this.pending.follow(source.podsWithoutNode());
  }

  /** The groups that have pods. */
  get elements(): PodGroupElement[] {
    return this.groups.map(({ element }) => element).filter(({ count }) => count > 0);
  }

  /** The pods of a user who may not read the nodes; undefined for others. */
  get podsInReach(): LiveList<PodSummary> | undefined {
    return this.reached;
  }

  /** The group that holds a pod, which may have a node that is not there. */
  groupFor(hasNode: boolean): PodGroupElement {
    if (this.reached) return this.inReach.element;
    return (hasNode ? this.orphans : this.pending).element;
  }

  children(element: PodGroupElement): Promise<ClusterElement[]> {
    return this.groups.find((group) => group.element === element)?.children() ?? Promise.resolve([]);
  }

  /** How many pods of these groups are left out by their name. */
  get hiddenCount(): number {
    return this.groups.reduce((sum, { hiddenCount }) => sum + hiddenCount, 0);
  }

  /** Shows only the pods that have such names. */
  showNamed(isNamed: (name: string) => boolean): void {
    for (const group of this.groups) group.showNamed(isNamed);
  }

  /** Follows the pods that match a filter instead. */
  filterBy(filter: ListFilter, nodeNames: readonly string[]): void {
    this.filter = filter;
    for (const group of this.groups) group.clear();
    if (this.reached) this.reach();
    else {
      this.followPending();
      this.lookFor(nodeNames);
    }
  }

  /** Looks for pods on other nodes than those that are there. */
  lookFor(nodeNames: readonly string[]): void {
    if (this.hasEnded) return;
    if (nodeNames.length === 0 || nodeNames.length > mostNamed) this.orphans.clear();
    else
      this.orphans.follow(this.source.podsOnOtherNodes(nodeNames, this.filter.labels, this.filter.namespace));
  }

  /** Follows the pods that the user may read, instead of those without a node. */
  reach(): void {
    if (this.hasEnded) return;
    this.pending.clear();
    this.orphans.clear();
    this.reached = this.source.podsInReach(this.filter.labels, this.filter.namespace);
    this.inReach.follow(this.reached);
  }

  /** Follows the pods without a node again, because the user may read the nodes now. */
  endReach(): void {
    this.reached = undefined;
    this.inReach.clear();
    this.followPending();
  }

  setShown(isShown: boolean): void {
    for (const group of this.groups) group.setShown(isShown);
  }

  dispose(): void {
    this.hasEnded = true;
    for (const group of this.groups) group.dispose();
  }

  private followPending(): void {
    this.pending.follow(this.source.podsWithoutNode(this.filter.labels, this.filter.namespace));
  }

  private get groups(): PodGroup[] {
    return [this.pending, this.orphans, this.inReach];
  }
}
