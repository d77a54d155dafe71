import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import type { NodeSummary } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";
import type { LiveList } from "./clusterSource.ts";
import type { NodeElement } from "./elements.ts";
import { nodeLabels } from "./nodeLabels.ts";
import { byRoleAndName } from "./order.ts";

/** What changed of the nodes. */
export interface NodeRowsChange {
  /** The rows to redraw. */
  readonly updated: readonly NodeElement[];
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
   * Returns the rows in order.
   *
   * @param gone called with each row whose node is gone
   */
  arrange(gone: (element: NodeElement) => void): NodeElement[] {
    for (const [uid, element] of this.elements) {
      if (this.list.objects.has(uid)) continue;
      this.elements.delete(uid);
      gone(element);
    }
    const summaries = this.summaries.sort(byRoleAndName);
    const labels = nodeLabels(summaries.map(({ name }) => name));
    return summaries.map((summary) => this.elementOf(summary, labels.get(summary.name)));
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

  private elementOf(summary: NodeSummary, label: string | undefined): NodeElement {
    const { uid } = summary;
    const element: NodeElement = this.elements.get(uid) ?? { type: "node", id: `node/${uid}`, summary };
    this.elements.set(uid, element);
    return Object.assign(element, { summary, label });
  }

  private changed(summaries: readonly NodeSummary[], membership: boolean): void {
    const updated: NodeElement[] = [];
    for (const summary of summaries) {
      const element = this.elements.get(summary.uid);
      if (element) updated.push(Object.assign(element, { summary }));
    }
    this.changes.fire({ updated, membership });
  }
}
