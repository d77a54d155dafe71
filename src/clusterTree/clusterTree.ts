import { type Disposable, DisposableStore } from "../base/disposable.ts";
import { Emitter, type Event } from "../base/emitter.ts";
import type { NodeSummary } from "../resources/nodeSummary.ts";
import { ChangeBatch, type StartTimer } from "./changeBatch.ts";
import type { ClusterSource, LiveList } from "./clusterSource.ts";
import type {
  ClusterElement,
  ContainerElement,
  NodeElement,
  PodElement,
  UnassignedElement,
} from "./elements.ts";
import { naturalOrder } from "./naturalOrder.ts";
import { PodBranch } from "./podBranch.ts";

const redrawIntervalMs = 100;
const startNodeTimer: StartTimer = (callback, delayMs) => {
  const timer = setTimeout(callback, delayMs);
  return () => clearTimeout(timer);
};

/**
 * The tree of one connected cluster. Nodes, and pods without one, are followed all the time; pods of a node from
 * when its children are first asked for until it is collapsed: what nobody looks at costs the cluster nothing,
 * however large it is. A user who may not list pods sees the nodes all the same.
 */
export class ClusterTree implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly changes = this.owned.add(new Emitter<ClusterElement | undefined>());
  private readonly failures = this.owned.add(new Emitter<Error | undefined>());
  private readonly nodes: LiveList<NodeSummary>;
  private readonly pending: PodBranch;
  private readonly elements = new Map<string, NodeElement>();
  private readonly branches = new Map<string, PodBranch>();
  private readonly unassigned: UnassignedElement = { type: "unassigned", id: "unassigned", count: 0 };
  private readonly batch: ChangeBatch<ClusterElement | undefined>;
  private readonly source: ClusterSource;

  /** Tells that nodes came, went or changed. */
  readonly onDidChangeNodes: Event<unknown>;
  /** An element to draw again with its children; undefined for the whole tree. */
  readonly onDidChange = this.changes.event;
  /** The trouble that the tree is out of date for; undefined when it has recovered. */
  readonly onDidFail = this.failures.event;

  constructor(source: ClusterSource, startTimer: StartTimer = startNodeTimer) {
    this.source = source;
    this.batch = this.owned.add(
      new ChangeBatch((changed) => this.send(changed), redrawIntervalMs, startTimer),
    );
    this.nodes = this.owned.add(source.nodes());
    this.onDidChangeNodes = this.nodes.onDidChange;
    this.pending = this.owned.add(
      new PodBranch(this.unassigned, source.podsWithoutNode(), (changed) => this.pendingChanged(changed)),
    );
    this.owned.add(this.nodes.onDidChange((change) => this.nodesChanged(change.updated, change.membership)));
    this.owned.add(this.nodes.onDidFail((error) => this.failures.fire(error)));
  }

  /** Settles when the nodes are known; rejects with the reason why they cannot be. */
  get ready(): Promise<void> {
    return this.nodes.ready;
  }

  get nodeCount(): number {
    return this.nodes.objects.size;
  }

  /** The nodes as they are now, in no order. */
  get nodeSummaries(): NodeSummary[] {
    return [...this.nodes.objects.values()];
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
    return this.unassigned.count > 0 ? [...nodes, this.unassigned] : nodes;
  }

  async children(element: ClusterElement): Promise<ClusterElement[]> {
    switch (element.type) {
      case "node":
        return this.isPresent(element) ? this.branchOf(element).children() : [];
      case "unassigned":
        return element === this.unassigned ? this.pending.children() : [];
      case "pod":
        return containersOf(element);
      case "container":
      case "error":
        return [];
    }
  }

  /** Stops following the pods of a node that was collapsed. */
  collapse(element: ClusterElement): void {
    if (element.type !== "node" || !this.isPresent(element) || !this.endBranch(element)) return;
    // A tree view shows the same children at the next expansion, unless it hears that they are old.
    this.batch.add(element);
  }

  dispose(): void {
    for (const branch of this.branches.values()) branch.dispose();
    this.branches.clear();
    this.elements.clear();
    this.owned.dispose();
  }

  /** False for what another tree has shown, or this one in the past: a view may ask late. */
  private isPresent(element: NodeElement): boolean {
    return this.elements.get(element.summary.uid) === element;
  }

  private endBranch(element: NodeElement): boolean {
    this.branches.get(element.id)?.dispose();
    return this.branches.delete(element.id);
  }

  private branchOf(element: NodeElement): PodBranch {
    const known = this.branches.get(element.id);
    if (known) return known;
    const list = this.source.podsOnNode(element.summary.name);
    const branch = new PodBranch(element, list, (changed) => this.batch.add(changed));
    this.branches.set(element.id, branch);
    return branch;
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

  /** The group is there only while it has pods. */
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

function containersOf(pod: PodElement): ContainerElement[] {
  return pod.summary.containers.map((container) => ({
    type: "container",
    id: `${pod.id}/${container.kind}/${container.name}`,
    parent: pod,
    summary: container,
  }));
}

/** Control plane nodes first, as the lessons draw them; then by name. */
function byRoleAndName(a: NodeSummary, b: NodeSummary): number {
  const rank = (node: NodeSummary): number => (node.status.roles.includes("control-plane") ? 0 : 1);
  return rank(a) - rank(b) || naturalOrder.compare(a.name, b.name);
}
