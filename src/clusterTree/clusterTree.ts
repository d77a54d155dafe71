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
  NodeElement,
  PodElement,
  UnassignedElement,
  WorkloadElement,
  WorkloadsElement,
} from "./elements.ts";
import { LiveBranch } from "./liveBranch.ts";
import { problemsOf } from "./problemElement.ts";
import { byNamespaceAndName, byNamespaceKindAndName, byRoleAndName } from "./order.ts";

const redrawIntervalMs = 100;

/** The children of an expanded element, until it is collapsed. */
interface Branch extends Disposable {
  /** Tells a branch that polls the cluster whether the tree is visible. */
  setShown?(isShown: boolean): void;
  children(): Promise<ClusterElement[]>;
}

/**
 * The tree of one connected cluster. It always watches the nodes and the pods without a node, but the pods of a node
 * and the workloads only from their first request until their parent is collapsed: collapsed branches cost even a large
 * cluster nothing. A user who may not list pods still sees the nodes.
 */
export class ClusterTree implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly changes = this.owned.add(new Emitter<ClusterElement | undefined>());
  private readonly failures = this.owned.add(new Emitter<Error | undefined>());
  private readonly nodes: LiveList<NodeSummary>;
  private pending: LiveBranch<PodElement["summary"], PodElement>;
  private readonly elements = new Map<string, NodeElement>();
  private readonly branches = new Map<string, Branch>();
  private readonly controlPlane: ControlPlaneElement = { type: "controlPlane", id: "controlPlane" };
  private readonly unassigned: UnassignedElement = { type: "unassigned", id: "unassigned", count: 0 };
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
    this.pending = this.followPending();
    this.owned.add(this.nodes.onDidChange((change) => this.nodesChanged(change.updated, change.membership)));
    this.owned.add(this.nodes.onDidFail((error) => this.failures.fire(error)));
  }

  /** Resolves when the nodes are known; rejects with the reason if they cannot be read. */
  get ready(): Promise<void> {
    return this.nodes.ready;
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
    this.pending.dispose();
    this.pending = this.followPending();
    this.unassigned.count = 0;
    this.batch.add(undefined);
  }

  /** Whether the tree is visible; true until set. */
  set isShown(isShown: boolean) {
    this.shown = isShown;
    for (const branch of this.branches.values()) branch.setShown?.(isShown);
  }

  async roots(): Promise<ClusterElement[]> {
    await this.nodes.ready;
    for (const [uid, element] of this.elements) {
      if (this.nodes.objects.has(uid)) continue;
      this.elements.delete(uid);
      this.endBranch(element);
    }
    const nodes = [...this.nodes.objects.values()].sort(byRoleAndName).map((node) => this.elementOf(node));
    this.unassigned.count = this.pending.size;
    const unassigned = this.unassigned.count > 0 ? [this.unassigned] : [];
    return [this.controlPlane, ...nodes, ...unassigned, this.workloads];
  }

  async children(element: ClusterElement): Promise<ClusterElement[]> {
    switch (element.type) {
      case "controlPlane":
      case "node":
      case "workloads":
        return this.isPresent(element) ? this.branchOf(element).children() : [];
      case "unassigned":
        return this.isPresent(element) ? this.pending.children() : [];
      case "pod":
        return [...problemsOf(element, Date.now()), ...containersOf(element)];
      case "workload":
        return problemsOf(element, Date.now());
      case "apiEndpoint":
      case "component":
      case "readiness":
      case "managed":
      case "kubelet":
      case "container":
      case "problem":
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
    const parent = nodeName === undefined ? this.unassigned : await this.findNode(nodeName);
    return (
      parent &&
      this.findBelow(
        parent,
        (child): child is PodElement => child.type === "pod" && child.summary.uid === uid,
      )
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
    if (!isBranchElement(element) || !this.isPresent(element) || !this.endBranch(element)) return;
    // Without this event, a tree view shows the same children at the next expansion.
    this.batch.add(element);
  }

  dispose(): void {
    this.ended = true;
    this.endBranches();
    this.elements.clear();
    this.pending.dispose();
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
  private isPresent(element: BranchElement): boolean {
    if (this.ended) return false;
    if (element.type === "node") return this.elements.get(element.summary.uid) === element;
    return [this.controlPlane, this.unassigned, this.workloads].includes(element);
  }

  private endBranches(): void {
    for (const branch of this.branches.values()) branch.dispose();
    this.branches.clear();
  }

  private endBranch(element: BranchElement): boolean {
    this.branches.get(element.id)?.dispose();
    return this.branches.delete(element.id);
  }

  private branchOf(element: Exclude<BranchElement, UnassignedElement>): Branch {
    const known = this.branches.get(element.id);
    if (known) return known;
    const branch = this.followBelow(element);
    this.branches.set(element.id, branch);
    return branch;
  }

  private followBelow(element: Exclude<BranchElement, UnassignedElement>): Branch {
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
    }
  }

  private followNode(element: NodeElement): Branch {
    const pods = this.podBranch(
      element,
      this.source.podsOnNode(element.summary.name, this.selector),
      (changed) => this.batch.add(changed),
    );
    const kubelet: ClusterElement = { type: "kubelet", id: `${element.id}/kubelet`, parent: element };
    let ended = false;
    return {
      children: async () => {
        const below = await pods.children();
        return ended ? [] : [...problemsOf(element, Date.now()), kubelet, ...below];
      },
      dispose: () => {
        ended = true;
        pods.dispose();
      },
    };
  }

  private followWorkloads(): Branch {
    const parent = this.workloads;
    return new LiveBranch<WorkloadElement["summary"], WorkloadElement>({
      parent,
      lists: kindsWith("workload").map((kind) => this.source.workloads(kind, this.selector)),
      create: (summary) => ({ type: "workload", id: `workload/${summary.uid}`, parent, summary }),
      compare: byNamespaceKindAndName,
      isShown: (summary) => !isPartOfWorkload(summary),
      changed: (element) => this.batch.add(element),
    });
  }

  private followPending(): LiveBranch<PodElement["summary"], PodElement> {
    return this.podBranch(this.unassigned, this.source.podsWithoutNode(this.selector), (changed) =>
      this.pendingChanged(changed),
    );
  }

  private podBranch(
    parent: PodElement["parent"],
    list: LiveList<PodElement["summary"]>,
    changed: (element: ClusterElement) => void,
  ): LiveBranch<PodElement["summary"], PodElement> {
    return new LiveBranch<PodElement["summary"], PodElement>({
      parent,
      lists: [list],
      create: (summary) => ({ type: "pod", id: `${parent.id}/pod/${summary.uid}`, parent, summary }),
      compare: byNamespaceAndName,
      changed,
    });
  }

  private elementOf(node: NodeSummary): NodeElement {
    const element = this.elements.get(node.uid) ?? { type: "node", id: `node/${node.uid}`, summary: node };
    element.summary = node;
    this.elements.set(node.uid, element);
    return element;
  }

  private nodesChanged(updated: readonly NodeSummary[], membership: boolean): void {
    if (membership) this.batch.add(undefined);
    for (const node of updated) {
      const element = this.elements.get(node.uid);
      if (!element) continue;
      element.summary = node;
      this.batch.add(element);
    }
  }

  /** Shows the group only while it contains pods. */
  private pendingChanged(changed: ClusterElement): void {
    const wasShown = this.unassigned.count > 0;
    this.unassigned.count = this.pending.size;
    const isShown = this.unassigned.count > 0;
    if (wasShown !== isShown) this.batch.add(undefined);
    else if (isShown) this.batch.add(changed);
  }

  private send(changed: ReadonlySet<ClusterElement | undefined>): void {
    if (changed.has(undefined)) this.changes.fire(undefined);
    else for (const element of changed) this.changes.fire(element);
  }
}

function isBranchElement(element: ClusterElement): element is Exclude<BranchElement, UnassignedElement> {
  return element.type === "controlPlane" || element.type === "node" || element.type === "workloads";
}

function containersOf(pod: PodElement): ContainerElement[] {
  return pod.summary.containers.map((container) => ({
    type: "container",
    id: `${pod.id}/${container.kind}/${container.name}`,
    parent: pod,
    summary: container,
  }));
}
