import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import { Emitter, type Event } from "@kubernetes-workshop/kubernetes/base/emitter";
import { startNodeTimer, type StartTimer } from "@kubernetes-workshop/kubernetes/base/startTimer";
import type { NodeSummary } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";
import { isDue } from "@kubernetes-workshop/kubernetes/resources/reasons/problem";
import { branchBelow, type FollowedElement, isFollowedElement } from "./branchBelow.ts";
import { Branches } from "./branches.ts";
import { ChangeBatch } from "./changeBatch.ts";
import type { ClusterSource } from "./clusterSource.ts";
import type {
  BranchElement,
  ClusterElement,
  ControlPlaneElement,
  LimitElement,
  NodeElement,
  PodElement,
  SectionElement,
  WorkloadElement,
  WorkloadsElement,
} from "./elements.ts";
import { FreePods } from "./freePods.ts";
import { LastLogs } from "./lastLogs.ts";
import { NameFilter } from "./nameFilter.ts";
import { problemsOf } from "./problemElement.ts";
import { problemGroups } from "./problemGroups.ts";
import { NodeRows, type NodeRowsChange } from "./nodeRows.ts";
import { podChildren } from "./podChildren.ts";
import { sectionNames } from "./sections/sectionBranch.ts";
import type { TreeFilter } from "./treeFilter.ts";

const redrawIntervalMs = 100;

/** Nodes that join and leave together are one change, in milliseconds. */
const settleMs = 1000;

/**
 * The tree of one connected cluster. It always watches the nodes and the pods without a node, but the pods of a node
 * and the workloads only from their first request until their parent is collapsed: collapsed branches cost even a large
 * cluster nothing. A user who may not list pods still sees the nodes, and one who may not list nodes sees the pods and
 * workloads that they may list.
 */
export class ClusterTree implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly changes = this.owned.add(new Emitter<ClusterElement | undefined>());
  private readonly failures = this.owned.add(new Emitter<Error | undefined>());
  private readonly controlPlane: ControlPlaneElement = { type: "controlPlane", id: "controlPlane" };
  private readonly noNodes: LimitElement = {
    type: "limit",
    id: "limit",
    parent: undefined,
    onlyNamespace: undefined,
  };
  private readonly workloads: WorkloadsElement = { type: "workloads", id: "workloads" };
  private readonly sections: readonly SectionElement[] = sectionNames.map((section) => ({
    type: "section",
    id: section,
    section,
  }));
  private readonly branches = this.owned.add(new Branches());
  private readonly batch: ChangeBatch<ClusterElement | undefined>;
  private readonly nodes: NodeRows;
  private readonly freePods: FreePods;
  private readonly lastLogs: LastLogs;
  private readonly source: ClusterSource;
  private readonly startTimer: StartTimer;
  private stopSettling: (() => void) | undefined;
  private filtered: TreeFilter = {};
  private problemGroups = problemGroups();
  private readonly names = this.owned.add(new NameFilter());
  private shown = true;
  private ended = false;

  /** Fires when nodes are added, removed, or modified. */
  readonly onDidChangeNodes: Event<unknown>;
  /** Fires with an element to redraw together with its children, or with undefined for the whole tree. */
  readonly onDidChange = this.changes.event;
  /** Fires with the error that keeps the tree out of date, and with undefined when it has recovered. */
  readonly onDidFail = this.failures.event;
  /** Fires when {@link hiddenCount} has changed. */
  readonly onDidHide = this.names.onDidHide;

  constructor(source: ClusterSource, startTimer: StartTimer = startNodeTimer) {
    this.source = source;
    this.lastLogs = new LastLogs(source);
    this.startTimer = startTimer;
    this.batch = this.owned.add(
      new ChangeBatch((changed) => this.send(changed), redrawIntervalMs, startTimer),
    );
    this.nodes = this.owned.add(new NodeRows(source.nodes()));
    this.freePods = this.owned.add(
      new FreePods(source, (element) => {
        this.batch.add(element);
        this.names.count(this.freePods.hiddenCount);
      }),
    );
    this.onDidChangeNodes = this.nodes.onDidChange;
    this.owned.add(this.nodes.onDidChange((change) => this.nodesChanged(change)));
    this.owned.add(this.nodes.list.onDidFail((error) => this.nodesFailed(error)));
  }

  /**
   * Resolves when the first nodes are known, or the pods of a user who may not read the nodes; rejects with the reason
   * if the nodes cannot be read.
   */
  get ready(): Promise<void> {
    const { list } = this.nodes;
    return (list.begun ?? list.ready).catch(async (error: unknown) => {
      if (!this.nodes.list.isForbidden) throw error;
      await this.freePods.podsInReach?.ready.catch(() => {
        throw error;
      });
    });
  }

  /** Whether the user may not read the nodes. */
  get hasNoNodes(): boolean {
    return this.freePods.podsInReach !== undefined;
  }

  get nodeCount(): number {
    return this.nodes.list.objects.size;
  }

  /** How many nodes have yet to arrive from a large cluster, at least; undefined if none. */
  get missingNodes(): number | undefined {
    return this.nodes.list.missing;
  }

  /** The current nodes, in no particular order. */
  get nodeSummaries(): NodeSummary[] {
    return this.nodes.summaries;
  }

  /** What to show. The server is asked again for other labels or another namespace, but not for another text. */
  get filter(): TreeFilter {
    return this.filtered;
  }

  set filter(filter: TreeFilter) {
    if (this.ended) return;
    const { labels, namespace, text, onlyProblems = false } = this.filtered;
    const asks = filter.labels !== labels || filter.namespace !== namespace;
    const turns = (filter.onlyProblems ?? false) !== onlyProblems;
    if (!asks && !turns && filter.text === text) return;
    this.filtered = filter;
    this.names.text = filter.text;
    this.freePods.showNamed((name) => this.names.hasText(name));
    if (asks || turns) {
      this.names.clear();
      this.branches.dispose();
      this.problemGroups = problemGroups();
    }
    if (asks) this.freePods.filterBy(filter, this.nodeNames());
    this.batch.add(undefined);
    this.names.count(this.freePods.hiddenCount);
  }

  /** How many rows the text of the filter hides, as far as they are known: those of collapsed elements are not. */
  get hiddenCount(): number {
    return this.names.hiddenCount;
  }

  /** Whether the tree is visible; true until set. A tree that nobody sees makes no requests. */
  set isShown(isShown: boolean) {
    this.shown = isShown;
    for (const part of [this.branches, this.freePods, this.nodes]) part.setShown(isShown);
  }

  /** Keeps the nodes up to date until disposed, even while nobody sees the tree. */
  holdNodes(): Disposable {
    return this.nodes.hold();
  }

  async roots(): Promise<ClusterElement[]> {
    await this.ready;
    const nodes = this.nodes.arrange((element) => this.end(element));
    this.names.count(this.freePods.hiddenCount);
    const limit = this.hasNoNodes ? [this.noNodes] : [];
    if (this.filtered.onlyProblems)
      return [...limit, ...this.problemGroups.filter(({ of }) => of !== "nodes" || !this.hasNoNodes)];
    return [
      this.controlPlane,
      ...limit,
      ...nodes,
      ...this.freePods.elements,
      this.workloads,
      ...this.sections,
    ];
  }

  async children(element: ClusterElement): Promise<ClusterElement[]> {
    switch (element.type) {
      case "controlPlane":
      case "node":
      case "workloads":
      case "workload":
      case "replicaSet":
      case "section":
      case "customKind":
      case "namespace":
      case "object":
        return this.isPresent(element) ? this.followed(element) : [];
      case "customGroup":
        return [...element.kinds];
      case "problemGroup":
        if (!this.isPresent(element)) return [];
        return element.of === "nodes" ? this.troubledNodes() : this.followed(element);
      case "nodeGroup":
        return this.ended ? [] : this.nodes.nodesOf(element);
      case "unassigned":
      case "orphaned":
      case "inReach":
        return this.freePods.children(element);
      case "pod":
        return podChildren(element, this.source, this.lastLogs);
      case "apiEndpoint":
      case "component":
      case "readiness":
      case "managed":
      case "kubelet":
      case "container":
      case "lastLog":
      case "problem":
      case "note":
      case "limit":
      case "error":
        return [];
    }
  }

  /** Finds the element of a node; undefined if no node has this name, or this uid. */
  async findNode(name: string, uid?: string): Promise<NodeElement | undefined> {
    if (!this.hasNoNodes) await this.nodes.list.ready.catch(() => undefined);
    await this.roots();
    return this.nodes.find(name, uid);
  }

  /**
   * Finds the element of a pod below its node or among the pods without one; undefined if it is not shown.
   *
   * @param nodeName undefined for a pod that has not been assigned to a node
   */
  async findPod(uid: string, nodeName: string | undefined): Promise<PodElement | undefined> {
    const node = nodeName === undefined || this.hasNoNodes ? undefined : await this.findNode(nodeName);
    return this.findBelow(
      node ?? this.freePods.groupFor(nodeName !== undefined),
      (child): child is PodElement => child.type === "pod" && child.summary.uid === uid,
    );
  }

  /** Finds the element of a workload; undefined if it is not shown. */
  async findWorkload(uid: string): Promise<WorkloadElement | undefined> {
    await this.roots();
    return this.findBelow(
      this.workloads,
      (child): child is WorkloadElement => child.type === "workload" && child.summary.uid === uid,
    );
  }

  /** Stops watching the children of an element that was collapsed, and those of the nodes of a group. */
  collapse(element: ClusterElement): void {
    if (element.type === "nodeGroup") for (const node of this.nodes.nodesOf(element)) this.collapse(node);
    if (element.type === "customGroup") for (const kind of element.kinds) this.collapse(kind);
    if (!isFollowedElement(element) || !this.isPresent(element) || !this.end(element)) return;
    this.names.count(this.freePods.hiddenCount);
    // Without this event, a tree view shows the same children at the next expansion.
    this.batch.add(element);
  }

  dispose(): void {
    this.ended = true;
    this.stopSettling?.();
    this.owned.dispose();
  }

  private async findBelow<E extends ClusterElement>(
    parent: BranchElement,
    isIt: (child: ClusterElement) => child is E,
  ): Promise<E | undefined> {
    const wasFollowed = this.branches.has(parent);
    const found = (await this.children(parent)).find(isIt);
    // These children are not shown, so no collapse would stop watching them.
    if (!found && !wasFollowed) this.end(parent);
    return found;
  }

  private async followed(element: FollowedElement): Promise<ClusterElement[]> {
    const branch = this.branches.of(element, () => this.follow(element));
    const children = await branch.children();
    // A branch that has ended meanwhile has no children.
    if (!this.branches.has(element)) return children;
    const shown = this.names.shownOf(element, children, (child) => this.end(child));
    this.names.count(this.freePods.hiddenCount);
    return shown;
  }

  /** The nodes that aren't as they should be; their group counts them. */
  private troubledNodes(): NodeElement[] {
    this.countTroubledNodes();
    return this.nodes.ordered.filter((node) => problemsOf(node, Date.now()).length > 0);
  }

  private countTroubledNodes(): void {
    const now = Date.now();
    for (const group of this.problemGroups)
      if (group.of === "nodes")
        group.count = this.nodeSummaries.filter(({ problem }) => problem && isDue(problem, now)).length;
  }

  /** Stops following what is below an element that is not shown any more; false if nothing was followed. */
  private end(element: ClusterElement): boolean {
    this.names.forget(element);
    return this.branches.end(element);
  }

  private follow(element: FollowedElement): ReturnType<typeof branchBelow> {
    return branchBelow(element, {
      source: this.source,
      filter: this.filtered.labels,
      namespace: this.filtered.namespace,
      changed: (changed) => this.batch.add(changed),
      startTimer: this.startTimer,
      isShown: this.shown,
    });
  }

  /** Whether an element belongs to the current tree; a view may ask late for one that does not. */
  private isPresent(element: FollowedElement): boolean {
    if (this.ended) return false;
    switch (element.type) {
      case "node":
        return this.nodes.has(element);
      case "controlPlane":
      case "workloads":
        return element === this.controlPlane || element === this.workloads;
      case "section":
        return this.sections.includes(element);
      case "customKind":
        return this.branches.has(element.parent.parent) && this.isPresent(element.parent.parent);
      case "problemGroup":
        return this.problemGroups.includes(element);
      case "workload":
      case "replicaSet":
      case "namespace":
      case "object":
        return this.branches.has(element.parent) && this.isPresent(element.parent);
    }
  }

  /** The names of the nodes, once they are known. */
  private nodeNames(): string[] {
    return this.missingNodes === undefined ? this.nodeSummaries.map(({ name }) => name) : [];
  }

  private nodesFailed(error: Error | undefined): void {
    const { isForbidden } = this.nodes.list;
    // Rows say what is forbidden.
    this.failures.fire(isForbidden ? undefined : error);
    if (!isForbidden || this.hasNoNodes || this.ended) return;
    this.freePods.reach();
    this.batch.add(undefined);
  }

  private nodesChanged({ updated, membership }: NodeRowsChange): void {
    if (this.hasNoNodes && !this.nodes.list.isForbidden) {
      this.freePods.endReach();
      this.batch.add(undefined);
    }
    if (membership) {
      this.batch.add(undefined);
      this.stopSettling ??= this.startTimer(() => {
        this.stopSettling = undefined;
        this.freePods.lookFor(this.nodeNames());
      }, settleMs);
    }
    for (const element of updated) this.batch.add(element);
    if (!this.filtered.onlyProblems) return;
    this.countTroubledNodes();
    for (const group of this.problemGroups) if (group.of === "nodes") this.batch.add(group);
  }

  private send(changed: ReadonlySet<ClusterElement | undefined>): void {
    if (changed.has(undefined)) this.changes.fire(undefined);
    else for (const element of changed) this.changes.fire(element);
  }
}
