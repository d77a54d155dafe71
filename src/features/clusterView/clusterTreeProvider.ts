import * as vscode from "vscode";
import { languageOf } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { ClusterTree } from "../../clusterTree/clusterTree.ts";
import { countTelling } from "../../clusterTree/countTelling.ts";
import type { ClusterElement } from "../../clusterTree/elements.ts";
import type { Observer } from "../../course/progress.ts";
import type { ClusterConnector } from "../../session/clusterConnector.ts";

/** Provides the tree of the connected cluster; connects to the remembered cluster when the view is first shown. */
export class ClusterTreeProvider implements vscode.TreeDataProvider<ClusterElement>, vscode.Disposable {
  private readonly redraw = new vscode.EventEmitter<ClusterElement | undefined>();
  readonly onDidChangeTreeData = this.redraw.event;
  private readonly owned = new DisposableStore();
  private tree: ClusterTree | undefined;
  private treeEvents = new DisposableStore();
  private readonly connector: ClusterConnector;
  private readonly progress: Observer;

  constructor(connector: ClusterConnector, progress: Observer) {
    this.connector = connector;
    this.progress = progress;
    this.owned.add(this.redraw);
    this.owned.add(connector.onDidChange(() => this.follow()));
  }

  async getChildren(element?: ClusterElement): Promise<ClusterElement[]> {
    if (!element) await this.connector.settled();
    const { tree } = this;
    if (!tree) return [];
    const { labels } = tree.filter;
    const children = await (element ? tree.children(element) : tree.roots());
    // The children may belong to a cluster that is no longer shown.
    if (tree !== this.tree) return [];
    this.observe(element, children);
    if (labels !== undefined && labels === tree.filter.labels && element)
      this.observeFiltered(element, children);
    return children;
  }

  /** Loads the code for rows with the first one, so that a window without a cluster does not have it in memory. */
  async getTreeItem(element: ClusterElement): Promise<vscode.TreeItem> {
    const { treeItemOf } = await import("./treeItems.ts");
    return treeItemOf(element, Date.now());
  }

  getParent(element: ClusterElement): ClusterElement | undefined {
    return "parent" in element ? element.parent : undefined;
  }

  async resolveTreeItem(item: vscode.TreeItem, element: ClusterElement): Promise<vscode.TreeItem> {
    const { tooltipOf } = await import("../../clusterTree/rows/tooltip.ts");
    item.tooltip = new vscode.MarkdownString(tooltipOf(element, Date.now(), languageOf(vscode.env.language)));
    return item;
  }

  collapse(element: ClusterElement): void {
    this.tree?.collapse(element);
  }

  dispose(): void {
    this.treeEvents.dispose();
    this.owned.dispose();
  }

  private follow(): void {
    const { state } = this.connector;
    const tree = state.status === "connected" ? state.session.tree : undefined;
    if (tree !== this.tree) {
      this.treeEvents.dispose();
      this.treeEvents = new DisposableStore();
      this.tree = tree;
      if (tree) this.treeEvents.add(tree.onDidChange((element) => this.redraw.fire(element)));
    }
    this.redraw.fire(undefined);
  }

  private observe(element: ClusterElement | undefined, children: readonly ClusterElement[]): void {
    const count = (type: ClusterElement["type"]): number =>
      children.filter((child) => child.type === type).length;
    if (element?.type === "workloads")
      this.progress.observe({ event: "workloadsShown", count: count("workload") });
    else if (element?.type === "node")
      this.progress.observe({ event: "podsOfNodeShown", count: count("pod") });
    else if (element?.type === "controlPlane")
      this.progress.observe({ event: "controlPlaneShown", count: countTelling(children) });
  }

  private observeFiltered(element: ClusterElement, children: readonly ClusterElement[]): void {
    if (!["node", "unassigned", "orphaned", "inReach", "workloads"].includes(element.type)) return;
    const matches = children.filter(({ type }) => type === "pod" || type === "workload").length;
    this.progress.observe({ event: "labelFilterUsed", matches });
  }
}
