import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import { Emitter, type Event } from "@kubernetes-workshop/kubernetes/base/emitter";
import { startNodeTimer, type StartTimer } from "@kubernetes-workshop/kubernetes/base/startTimer";
import type { NodeSummary } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";
import { kindsWith } from "@kubernetes-workshop/kubernetes/kinds/kindRoles";
import { isPartOfWorkload } from "@kubernetes-workshop/kubernetes/resources/workloadSummary";
import { ChangeBatch } from "./changeBatch.ts";
import type { ClusterSource, LiveList } from "./clusterSource.ts";
import { ControlPlaneRows } from "./controlPlaneRows.ts";
import type {
  BranchElement,
  ClusterElement,
  ContainerElement,
  ControlPlaneElement,
  LimitElement,
  NodeElement,
  PodElement,
  PodGroupElement,
  ReplicaSetElement,
  WorkloadElement,
  WorkloadsElement,
} from "./elements.ts";
import { explainedProblems } from "./explainedProblems.ts";
import { LiveBranch } from "./liveBranch.ts";
import { problemsOf } from "./problemElement.ts";
import { byNamespaceKindAndName, byRoleAndName } from "./order.ts";
import { nodeLabels } from "./nodeLabels.ts";
import { podBranch, PodGroup } from "./podGroup.ts";
import { workloadBranch } from "./workloadBranch.ts";

const redrawIntervalMs = 100;

/** Nodes that join and leave together are one change, in milliseconds. */
const settleMs = 1000;

/** In a larger cluster, pods whose node was removed are not looked for: the server compares each pod with each node. */
const mostNamed = 100;

/** Elements whose children are followed only while they are expanded. */
type FollowedElement = Exclude<BranchElement, PodGroupElement>;

/** The children of an expanded element, until it is collapsed. */
interface Branch extends Disposable {
  /** Makes no requests while the tree is not visible. */
  setShown(isShown: boolean): void;
  children(): Promise<ClusterElement[]>;
}

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
  private readonly nodes: LiveList<NodeSummary>;
  private readonly elements = new Map<string, NodeElement>();
  private readonly branches = new Map<string, Branch>();
  private readonly controlPlane: ControlPlaneElement = { type: "controlPlane", id: "controlPlane" };
  /** The pods that no node has yet, and those whose node was removed. */
  private readonly pending = this.podGroup("unassigned");
  private readonly orphans = this.podGroup("orphaned");
  /** For a user who may not read the nodes: the pods that they may read. */
  private readonly inReach = this.podGroup("inReach");
  private podsInReach: LiveList<PodElement["summary"]> | undefined;
  private readonly noNodes: LimitElement = {
    type: "limit",
    id: "limit",
    parent: undefined,
    onlyNamespace: undefined,
  };
  private stopSettling: (() => void) | undefined;
  private holders = 0;
  private readonly workloads: WorkloadsElement = { type: "workloads", id: "workloads" };
  private readonly batch: ChangeBatch<ClusterElement | undefined>;
  private readonly source: ClusterSource;
  private readonly startTimer: StartTimer;
  private selector: string | undefined;
  private shown = true;
  private ended = false;

  /** Fires when nodes are added, removed, or modified. */
  readonly onDidChangeNodes: Event<unknown>;
  /** Fires with an element to redraw together with its children, or with undefined for the whole tree. */
  readonly onDidChange = this.changes.event;
  /** Fires with the error that keeps the tree out of date, and with undefined when it has recovered. */
  readonly onDidFail = this.failures.event;

  constructor(source: ClusterSource, startTimer: StartTimer = startNodeTimer) {
    this.source = source;
    this.startTimer = startTimer;
    this.batch = this.owned.add(
      new ChangeBatch((changed) => this.send(changed), redrawIntervalMs, startTimer),
    );
    this.nodes = this.owned.add(source.nodes());
    this.onDidChangeNodes = this.nodes.onDidChange;
    this.pending.follow(source.podsWithoutNode());
    this.owned.add(this.nodes.onDidChange((change) => this.nodesChanged(change.updated, change.membership)));
    this.owned.add(this.nodes.onDidFail((error) => this.nodesFailed(error)));
  }

  /**
   * Resolves when the nodes are known, or the pods of a user who may not read the nodes; rejects with the reason if the
   * nodes cannot be read.
   */
  get ready(): Promise<void> {
    return this.nodes.ready.catch(async (error: unknown) => {
      if (!this.nodes.isForbidden) throw error;
      await this.podsInReach?.ready.catch(() => {
        throw error;
      });
    });
  }

  /** Whether the user may not read the nodes. */
  get hasNoNodes(): boolean {
    return this.podsInReach !== undefined;
  }

  get nodeCount(): number {
    return this.nodes.objects.size;
  }

  /** The current nodes, in no particular order. */
  get nodeSummaries(): NodeSummary[] {
    return [...this.nodes.objects.values()];
  }

  /** The label selector for the pods and workloads to show, in the syntax of `kubectl get -l`. */
  get labelSelector(): string | undefined {
    return this.selector;
  }

  set labelSelector(selector: string | undefined) {
    if (selector === this.selector || this.ended) return;
    this.selector = selector;
    this.endBranches();
    if (this.podsInReach) {
      this.inReach.clear();
      this.followInReach();
    } else {
      this.pending.clear();
      this.pending.follow(this.source.podsWithoutNode(selector));
      this.orphans.clear();
      this.followOrphans();
    }
    this.batch.add(undefined);
  }

  /** Whether the tree is visible; true until set. A tree that nobody sees makes no requests. */
  set isShown(isShown: boolean) {
    this.shown = isShown;
    for (const branch of [...this.branches.values(), ...this.podGroups]) branch.setShown(isShown);
    this.followNodes();
  }

  /** Keeps the nodes up to date until disposed, even while nobody sees the tree. */
  holdNodes(): Disposable {
    this.holders++;
    this.followNodes();
    let isHeld = true;
    return {
      dispose: () => {
        if (!isHeld) return;
        isHeld = false;
        this.holders--;
        this.followNodes();
      },
    };
  }

  async roots(): Promise<ClusterElement[]> {
    await this.ready;
    for (const [uid, element] of this.elements) {
      if (this.nodes.objects.has(uid)) continue;
      this.elements.delete(uid);
      this.endBranch(element);
    }
    const summaries = [...this.nodes.objects.values()].sort(byRoleAndName);
    const labels = nodeLabels(summaries.map(({ name }) => name));
    const nodes = summaries.map((summary) =>
      Object.assign(this.elementOf(summary), { label: labels.get(summary.name) }),
    );
    const groups = this.podGroups.map(({ element }) => element).filter(({ count }) => count > 0);
    const limit = this.podsInReach ? [this.noNodes] : [];
    return [this.controlPlane, ...limit, ...nodes, ...groups, this.workloads];
  }

  async children(element: ClusterElement): Promise<ClusterElement[]> {
    switch (element.type) {
      case "controlPlane":
      case "node":
      case "workloads":
      case "workload":
      case "replicaSet":
        return this.isPresent(element) ? this.branchOf(element).children() : [];
      case "unassigned":
      case "orphaned":
      case "inReach":
        return this.groupOf(element)?.children() ?? [];
      case "pod":
        return [...(await explainedProblems(element, this.source)), ...containersOf(element)];
      case "apiEndpoint":
      case "component":
      case "readiness":
      case "managed":
      case "kubelet":
      case "container":
      case "problem":
      case "limit":
      case "error":
        return [];
    }
  }

  /** Finds the element of a node; undefined if no node has this name, or this uid. */
  async findNode(name: string, uid?: string): Promise<NodeElement | undefined> {
    const nodes = (await this.roots()).filter((root) => root.type === "node");
    return nodes.find(({ summary }) => summary.name === name && (uid === undefined || summary.uid === uid));
  }

  /**
   * Finds the element of a pod below its node or among the pods without one; undefined if it is not shown.
   *
   * @param nodeName undefined for a pod that has not been assigned to a node
   */
  async findPod(uid: string, nodeName: string | undefined): Promise<PodElement | undefined> {
    const parent = this.podsInReach
      ? this.inReach.element
      : nodeName === undefined
        ? this.pending.element
        : ((await this.findNode(nodeName)) ?? this.orphans.element);
    return this.findBelow(
      parent,
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

  /** Stops watching the children of an element that was collapsed. */
  collapse(element: ClusterElement): void {
    if (!isFollowedElement(element) || !this.isPresent(element) || !this.endBranch(element)) return;
    // Without this event, a tree view shows the same children at the next expansion.
    this.batch.add(element);
  }

  dispose(): void {
    this.ended = true;
    this.endBranches();
    this.elements.clear();
    this.stopSettling?.();
    for (const group of this.podGroups) group.dispose();
    this.owned.dispose();
  }

  private async findBelow<E extends ClusterElement>(
    parent: BranchElement,
    isIt: (child: ClusterElement) => child is E,
  ): Promise<E | undefined> {
    const wasFollowed = this.branches.has(parent.id);
    const found = (await this.children(parent)).find(isIt);
    // These children are not shown, so no collapse would stop watching them.
    if (!found && !wasFollowed) this.endBranch(parent);
    return found;
  }

  /** Whether an element belongs to the current tree; a view may ask late for one that does not. */
  private isPresent(element: FollowedElement): boolean {
    if (this.ended) return false;
    switch (element.type) {
      case "node":
        return this.elements.get(element.summary.uid) === element;
      case "controlPlane":
      case "workloads":
        return element === this.controlPlane || element === this.workloads;
      case "workload":
      case "replicaSet":
        return this.branches.has(element.parent.id) && this.isPresent(element.parent);
    }
  }

  private endBranches(): void {
    for (const branch of this.branches.values()) branch.dispose();
    this.branches.clear();
  }

  /** Ends the branch of an element, and those below it. */
  private endBranch(element: BranchElement): boolean {
    const below = [...this.branches.keys()].filter((id) => id.startsWith(`${element.id}/`));
    for (const id of [element.id, ...below]) this.branches.get(id)?.dispose();
    for (const id of below) this.branches.delete(id);
    return this.branches.delete(element.id);
  }

  private podGroup(type: PodGroupElement["type"]): PodGroup {
    return new PodGroup({ type, id: type, count: 0 }, (element) => this.batch.add(element));
  }

  private get podGroups(): PodGroup[] {
    return [this.pending, this.orphans, this.inReach];
  }

  private groupOf(element: PodGroupElement): PodGroup | undefined {
    return this.podGroups.find((group) => group.element === element);
  }

  private branchOf(element: FollowedElement): Branch {
    const known = this.branches.get(element.id);
    if (known) return known;
    const branch = this.followBelow(element);
    this.branches.set(element.id, branch);
    return branch;
  }

  private followBelow(element: FollowedElement): Branch {
    switch (element.type) {
      case "controlPlane":
        return new ControlPlaneRows({
          parent: element,
          source: this.source,
          changed: () => this.batch.add(element),
          startTimer: this.startTimer,
          isShown: this.shown,
        });
      case "node":
        return this.followNode(element);
      case "workloads":
        return this.followWorkloads();
      case "workload":
      case "replicaSet":
        return this.followWorkload(element);
    }
  }

  private followNode(element: NodeElement): Branch {
    const pods = podBranch(element, this.source.podsOnNode(element.summary.name, this.selector), (changed) =>
      this.batch.add(changed),
    );
    const kubelet: ClusterElement = { type: "kubelet", id: `${element.id}/kubelet`, parent: element };
    let ended = false;
    return {
      children: async () => {
        const below = await pods.children();
        return ended ? [] : [...problemsOf(element, Date.now()), kubelet, ...below];
      },
      setShown: (isShown) => (pods.isShown = isShown),
      dispose: () => {
        ended = true;
        pods.dispose();
      },
    };
  }

  private followWorkloads(): Branch {
    const parent = this.workloads;
    const branch = new LiveBranch<WorkloadElement["summary"], WorkloadElement>({
      parent,
      lists: kindsWith("workload").map((kind) => this.source.workloads(kind, this.selector)),
      create: (summary) => ({ type: "workload", id: `${parent.id}/${summary.uid}`, parent, summary }),
      compare: byNamespaceKindAndName,
      isShown: (summary) => !isPartOfWorkload(summary),
      changed: (element) => this.batch.add(element),
    });
    return {
      children: () => branch.children(),
      setShown: (isShown) => (branch.isShown = isShown),
      dispose: () => branch.dispose(),
    };
  }

  private followWorkload(element: WorkloadElement | ReplicaSetElement): Branch {
    const branch = workloadBranch(element, {
      source: this.source,
      filter: this.selector,
      changed: (changed) => this.batch.add(changed),
    });
    let ended = false;
    return {
      children: async () => {
        const [problems, below] = await Promise.all([
          explainedProblems(element, this.source),
          branch.children(),
        ]);
        return ended ? [] : [...problems, ...below];
      },
      setShown: (isShown) => (branch.isShown = isShown),
      dispose: () => {
        ended = true;
        branch.dispose();
      },
    };
  }

  private followNodes(): void {
    if (this.ended) return;
    if (this.shown || this.holders > 0) this.nodes.resume();
    else this.nodes.pause();
  }

  /** Looks for pods on nodes that are not there. */
  private followOrphans(): void {
    const names = this.nodeSummaries.map(({ name }) => name);
    if (this.ended || names.length === 0 || names.length > mostNamed) this.orphans.clear();
    else this.orphans.follow(this.source.podsOnOtherNodes(names, this.selector));
  }

  private elementOf(node: NodeSummary): NodeElement {
    const element = this.elements.get(node.uid) ?? { type: "node", id: `node/${node.uid}`, summary: node };
    element.summary = node;
    this.elements.set(node.uid, element);
    return element;
  }

  private nodesFailed(error: Error | undefined): void {
    // Rows say what is forbidden.
    this.failures.fire(this.nodes.isForbidden ? undefined : error);
    if (this.nodes.isForbidden && !this.podsInReach && !this.ended) {
      this.pending.clear();
      this.orphans.clear();
      this.followInReach();
      this.batch.add(undefined);
    }
  }

  private followInReach(): void {
    this.podsInReach = this.source.podsInReach(this.selector);
    this.inReach.follow(this.podsInReach);
  }

  /** The user may read the nodes now. */
  private endInReach(): void {
    this.podsInReach = undefined;
    this.inReach.clear();
    this.pending.follow(this.source.podsWithoutNode(this.selector));
    this.batch.add(undefined);
  }

  private nodesChanged(updated: readonly NodeSummary[], membership: boolean): void {
    if (this.podsInReach && !this.nodes.isForbidden) this.endInReach();
    if (membership) {
      this.batch.add(undefined);
      this.stopSettling ??= this.startTimer(() => {
        this.stopSettling = undefined;
        this.followOrphans();
      }, settleMs);
    }
    for (const node of updated) {
      const element = this.elements.get(node.uid);
      if (!element) continue;
      element.summary = node;
      this.batch.add(element);
    }
  }

  private send(changed: ReadonlySet<ClusterElement | undefined>): void {
    if (changed.has(undefined)) this.changes.fire(undefined);
    else for (const element of changed) this.changes.fire(element);
  }
}

const followed: ReadonlySet<ClusterElement["type"]> = new Set<FollowedElement["type"]>([
  "controlPlane",
  "node",
  "workloads",
  "workload",
  "replicaSet",
]);

function isFollowedElement(element: ClusterElement): element is FollowedElement {
  return followed.has(element.type);
}

function containersOf(pod: PodElement): ContainerElement[] {
  return pod.summary.containers.map((container) => ({
    type: "container",
    id: `${pod.id}/${container.kind}/${container.name}`,
    parent: pod,
    summary: container,
  }));
}
