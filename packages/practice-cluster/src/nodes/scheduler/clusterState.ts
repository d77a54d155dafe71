import { isDeepStrictEqual } from "node:util";
import type { Node, Pod } from "../../controllers/objects.ts";
import { selectNode, type Selection } from "./selectNode.ts";

/**
 * The scheduler's cache of nodes and the pods on them. It is updated by changes, not by listing objects.
 * (pkg/scheduler/backend/cache)
 */
export class ClusterState {
  readonly #nodes = new Map<string, Node>();
  readonly #pods = new Map<string, Map<string, Pod>>();
  readonly #nodeOf = new Map<string, string>();
  /**
   * Failed selections by scheduling kind, until the cluster changes, so that equal pods need not be tried one by one.
   */
  readonly #inVain = new Map<string, Selection>();

  /** Stores a node. Returns whether pods may fit now that did not before. */
  setNode(node: Node): boolean {
    const { name } = node.metadata;
    const before = this.#nodes.get(name);
    this.#nodes.set(name, node);
    if (before && isDeepStrictEqual(relevant(before), relevant(node))) return false;
    this.#inVain.clear();
    return true;
  }

  removeNode(name: string): void {
    this.#nodes.delete(name);
    this.#inVain.clear();
  }

  place(pod: Pod, node: string): void {
    const { uid = "" } = pod.metadata;
    if (this.#nodeOf.get(uid) !== node) {
      this.remove(uid);
      this.#inVain.clear();
    }
    this.#nodeOf.set(uid, node);
    const pods = this.#pods.get(node) ?? new Map<string, Pod>();
    pods.set(uid, pod);
    this.#pods.set(node, pods);
  }

  /** Removes a pod. Returns whether it was on a node. */
  remove(uid: string): boolean {
    const node = this.#nodeOf.get(uid);
    if (node === undefined) return false;
    this.#nodeOf.delete(uid);
    this.#pods.get(node)?.delete(uid);
    this.#inVain.clear();
    return true;
  }

  select(pod: Pod): Selection {
    const kind = schedulingKind(pod);
    const known = this.#inVain.get(kind);
    if (known) return known;
    const byNode = new Map([...this.#pods].map(([node, pods]) => [node, [...pods.values()]]));
    const selection = selectNode(pod, [...this.#nodes.values()], byNode);
    if (selection.node === undefined) this.#inVain.set(kind, selection);
    return selection;
  }
}

/** A key that is equal for pods that fit on the same nodes. */
export function schedulingKind({ spec }: Pod): string {
  const { nodeSelector, affinity, tolerations, containers } = spec;
  const asked = containers.map(({ resources, ports }) => [resources?.requests, ports]);
  return JSON.stringify([nodeSelector, affinity, tolerations, asked]);
}

function relevant({ metadata, spec, status }: Node): unknown {
  return [metadata.labels, spec?.taints, spec?.unschedulable, status?.allocatable];
}
