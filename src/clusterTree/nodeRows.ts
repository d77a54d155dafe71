import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import type { NodeSummary } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";
import type { LiveList } from "./clusterSource.ts";
import type { NodeElement, NodeGroupElement } from "./elements.ts";
import { type NodeGroup, nodeGroups } from "./nodeGroups.ts";
import { nodeLabels } from "./nodeLabels.ts";
import { byRoleAndName } from "./order.ts";

/** What changed of the nodes. */
export interface NodeRowsChange {
  /** The rows to redraw: those of nodes, and of the groups that hold them. */
  readonly updated: readonly (NodeElement | NodeGroupElement)[];
  /** Whether nodes were added or removed. */
  readonly membership: boolean;
}

/** The rows of the nodes. They are followed while the tree is visible, or somebody holds them. */
export class NodeRows implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly changes = this.owned.add(new Emitter<NodeRowsChange>());
  /** Fires when nodes are added, removed, or modified. */
  readonly onDidChange = this.changes.event;
  readonly list: LiveList<NodeSummary>;
  private readonly elements = new Map<string, NodeElement>();
  private readonly groups = new Map<string, NodeGroupElement>();
  private holders = 0;
  private isShown = true;
  private hasEnded = false;

  constructor(list: LiveList<NodeSummary>) {
    this.list = this.owned.add(list);
    this.owned.add(list.onDidChange(({ updated, membership }) => this.changed(updated, membership)));
  }

  /** The current nodes, in no particular order. */
  get summaries(): NodeSummary[] {
    return [...this.list.objects.values()];
  }

  /** Whether an element is that of a node which is there. */
  has(element: NodeElement): boolean {
    return this.elements.get(element.summary.uid) === element;
  }

  /**
   * Returns the rows in order: nodes or, if there are many, groups of them.
   *
   * @param gone called with each row whose node is gone
   */
  arrange(gone: (element: NodeElement) => void): (NodeElement | NodeGroupElement)[] {
    for (const [uid, element] of this.elements) {
      if (this.list.objects.has(uid)) continue;
      this.elements.delete(uid);
      gone(element);
    }
    const summaries = this.summaries.sort(byRoleAndName);
    const labels = nodeLabels(summaries.map(({ name }) => name));
    const nodes = summaries.map((summary) => this.elementOf(summary, labels.get(summary.name)));
    const groups = nodeGroups(summaries);
    if (groups) return this.grouped(groups);
    for (const node of nodes) delete node.parent;
    this.groups.clear();
    return nodes;
  }

  /** The rows of all nodes, in the order of the last arrangement. */
  get ordered(): NodeElement[] {
    return [...this.elements.values()].sort((a, b) => byRoleAndName(a.summary, b.summary));
  }

  /** Returns the nodes of a group; none for one that is not there any more. */
  nodesOf(element: NodeGroupElement): NodeElement[] {
    return this.groups.get(element.id) === element ? [...element.nodes] : [];
  }

  /** Finds the row of a node, which may be in a group; undefined if no node has this name, or this uid. */
  find(name: string, uid?: string): NodeElement | undefined {
    for (const element of this.elements.values())
      if (element.summary.name === name && (uid === undefined || element.summary.uid === uid)) return element;
    return undefined;
  }

  setShown(isShown: boolean): void {
    this.isShown = isShown;
    this.follow();
  }

  /** Keeps the nodes up to date until disposed, even while nobody sees the tree. */
  hold(): Disposable {
    this.holders++;
    this.follow();
    let isHeld = true;
    return {
      dispose: () => {
        if (!isHeld) return;
        isHeld = false;
        this.holders--;
        this.follow();
      },
    };
  }

  dispose(): void {
    this.hasEnded = true;
    this.elements.clear();
    this.owned.dispose();
  }

  private follow(): void {
    if (this.hasEnded) return;
    if (this.isShown || this.holders > 0) this.list.resume();
    else this.list.pause();
  }

  /** Keeps the rows of groups that were there before, so that they stay expanded. */
  private grouped(groups: readonly NodeGroup[]): NodeGroupElement[] {
    const before = new Map(this.groups);
    this.groups.clear();
    return groups.map(({ key, label, nodes }) => {
      const id = `nodes/${key}`;
      const element: NodeGroupElement = before.get(id) ?? { type: "nodeGroup", id, label, nodes: [] };
      this.groups.set(id, element);
      element.nodes = nodes.flatMap(({ uid }) => this.elements.get(uid) ?? []);
      for (const node of element.nodes) node.parent = element;
      return element;
    });
  }

  private elementOf(summary: NodeSummary, label: string | undefined): NodeElement {
    const { uid } = summary;
    const element: NodeElement = this.elements.get(uid) ?? { type: "node", id: `node/${uid}`, summary };
    this.elements.set(uid, element);
    return Object.assign(element, { summary, label });
  }

  private changed(summaries: readonly NodeSummary[], membership: boolean): void {
    const updated = new Set<NodeElement | NodeGroupElement>();
    for (const summary of summaries) {
      const element = this.elements.get(summary.uid);
      if (!element) continue;
      updated.add(Object.assign(element, { summary }));
      if (element.parent) updated.add(element.parent);
    }
    this.changes.fire({ updated: [...updated], membership });
  }
}
