import { asError } from "../base/asError.ts";
import { type Disposable, DisposableStore } from "../base/disposable.ts";
import type { PodSummary } from "../resources/podSummary.ts";
import type { LiveList } from "./clusterSource.ts";
import type { ErrorElement, NodeElement, PodElement, UnassignedElement } from "./elements.ts";
import { naturalOrder } from "./naturalOrder.ts";

/** The pods below one element, followed until disposed. */
export class PodBranch implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly elements = new Map<string, PodElement>();
  private readonly parent: NodeElement | UnassignedElement;
  private readonly list: LiveList<PodSummary>;
  /** Whether there has been a list, if not as the first answer. */
  private isListed = false;
  private ended = false;

  /** @param changed hears which elements to draw again; the parent stands for its children as a list */
  constructor(
    parent: NodeElement | UnassignedElement,
    list: LiveList<PodSummary>,
    changed: (element: NodeElement | UnassignedElement | PodElement) => void,
  ) {
    this.parent = parent;
    this.list = this.owned.add(list);
    this.owned.add(
      list.onDidChange(({ updated, membership }) => {
        this.isListed = true;
        if (membership) changed(parent);
        for (const pod of updated) {
          const element = this.elements.get(pod.uid);
          if (!element) continue;
          element.summary = pod;
          if (!membership) changed(element);
        }
      }),
    );
  }

  /** How many pods there are, as far as the list has come. */
  get size(): number {
    return this.list.objects.size;
  }

  /** The pods by namespace and name, when the first answer is there; none any more after the end. */
  async children(): Promise<(PodElement | ErrorElement)[]> {
    const failure = await this.list.ready.then(() => undefined, asError);
    if (this.ended) return [];
    if (failure && !this.isListed) {
      return [{ type: "error", id: `${this.parent.id}/error`, parent: this.parent, error: failure }];
    }
    const pods = [...this.list.objects.values()].sort(byNamespaceAndName);
    for (const uid of this.elements.keys()) if (!this.list.objects.has(uid)) this.elements.delete(uid);
    return pods.map((pod) => this.elementOf(pod));
  }

  dispose(): void {
    this.ended = true;
    this.owned.dispose();
  }

  private elementOf(pod: PodSummary): PodElement {
    const known = this.elements.get(pod.uid);
    if (known) {
      known.summary = pod;
      return known;
    }
    const element: PodElement = {
      type: "pod",
      id: `${this.parent.id}/pod/${pod.uid}`,
      parent: this.parent,
      summary: pod,
    };
    this.elements.set(pod.uid, element);
    return element;
  }
}

function byNamespaceAndName(a: PodSummary, b: PodSummary): number {
  return naturalOrder.compare(a.namespace, b.namespace) || naturalOrder.compare(a.name, b.name);
}
