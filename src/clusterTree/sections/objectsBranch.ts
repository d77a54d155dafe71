import { DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { ObjectSummary } from "@kubernetes-workshop/kubernetes/resources/objects/objectSummary";
import { stateOfObject } from "@kubernetes-workshop/kubernetes/resources/objects/stateOfObject";
import type { Branch } from "../branches.ts";
import type { LiveList } from "../clusterSource.ts";
import type { ClusterElement, Note, NoteElement, ObjectElement } from "../elements.ts";
import { LiveBranch } from "../liveBranch.ts";
import { naturalOrder } from "../naturalOrder.ts";
import { RelatedLists } from "./relatedLists.ts";

/** What a branch of objects shows, and what it needs to know how they are. */
export interface ObjectsBranchOptions {
  readonly parent: ObjectElement["parent"];
  /** The lists of the objects by kind, in the order of their rows. */
  readonly lists: ReadonlyMap<string, LiveList<ObjectSummary>>;
  /** The lists that say how the objects are. */
  readonly related?: ConstructorParameters<typeof RelatedLists>[0];
  /** Whether an object is shown; by default, every object is. */
  readonly isShown?: (summary: ObjectSummary) => boolean;
  /** The routes that lead to an object. */
  readonly routesTo?: (summary: ObjectSummary) => readonly string[];
  readonly changed: (element: ClusterElement) => void;
}

/**
 * Follows objects of one or more kinds below an element. How an object is may depend on others, such as a Service on
 * its endpoints, so that its row changes with them. A row says which kinds the user may not list.
 */
export class ObjectsBranch implements Branch {
  private readonly owned = new DisposableStore();
  private readonly objects: LiveBranch<ObjectSummary, ObjectElement>;
  private readonly related: RelatedLists;
  private readonly options: ObjectsBranchOptions;
  private shown: readonly ObjectElement[] = [];

  constructor(options: ObjectsBranchOptions) {
    this.options = options;
    this.related = this.owned.add(new RelatedLists(options.related ?? {}, () => this.judgeAll()));
    this.objects = this.owned.add(this.branch());
  }

  setShown(isShown: boolean): void {
    this.objects.setShown(isShown);
    this.related.setShown(isShown);
  }

  async children(): Promise<ClusterElement[]> {
    const { isShown = () => true } = this.options;
    const [children] = await Promise.all([this.objects.children(), this.related.settled()]);
    const rows = children.filter((child) => child.type !== "object" || isShown(child.summary));
    this.shown = rows.filter((row) => row.type === "object");
    for (const element of this.shown) this.judge(element);
    return [...this.notes(), ...rows];
  }

  dispose(): void {
    this.shown = [];
    this.owned.dispose();
  }

  private branch(): LiveBranch<ObjectSummary, ObjectElement> {
    const { parent, lists, changed } = this.options;
    const order = [...lists.keys()];
    return new LiveBranch<ObjectSummary, ObjectElement>({
      parent,
      lists: [...lists.values()],
      create: (summary) => ({
        type: "object",
        id: `${parent.id}/${summary.uid}`,
        parent,
        summary,
        state: stateOfObject(summary, this.related.objects),
      }),
      compare: (a, b) =>
        order.indexOf(a.kind) - order.indexOf(b.kind) ||
        naturalOrder.compare(a.namespace, b.namespace) ||
        naturalOrder.compare(a.name, b.name),
      leavesForbidden: true,
      changed: (element) => {
        if (element.type === "object" && element !== parent) this.judge(element);
        changed(element);
      },
    });
  }

  private judgeAll(): void {
    for (const element of this.shown) if (this.judge(element)) this.options.changed(element);
  }

  /** Finds out anew how an object is; false if it is as before. */
  private judge(element: ObjectElement): boolean {
    const before = looksOf(element);
    element.state = stateOfObject(element.summary, this.related.objects);
    element.routes = this.options.routesTo?.(element.summary);
    return looksOf(element) !== before;
  }

  /** What of the lists is not shown. */
  private notes(): NoteElement[] {
    const { parent, lists } = this.options;
    return [...lists].flatMap(([kind, list]): NoteElement[] => {
      const note: Note | undefined = list.isForbidden
        ? { code: "forbidden", kind }
        : list.isCut
          ? { code: "more", kind, shown: list.objects.size }
          : undefined;
      return note ? [{ type: "note", id: `${parent.id}/note/${kind}`, parent, note }] : [];
    });
  }
}

/** What a branch finds out of an object, to compare. */
function looksOf({ state, routes }: ObjectElement): string {
  return JSON.stringify([state, routes]);
}
