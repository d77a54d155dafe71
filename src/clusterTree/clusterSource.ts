import type { Disposable } from "../base/disposable.ts";
import type { Event } from "../base/emitter.ts";
import type { NodeSummary } from "../resources/nodeSummary.ts";
import type { PodSummary } from "../resources/podSummary.ts";

/** What happened to a live list: objects of it changed in place, or came and went. */
export interface ListChange<T> {
  readonly updated: readonly T[];
  /** Whether objects were added or removed. */
  readonly membership: boolean;
}

/** A list of objects that follows the cluster until it is disposed. */
export interface LiveList<T> extends Disposable {
  /** By uid; empty until the first answer. */
  readonly objects: ReadonlyMap<string, T>;
  /**
   * Settles with the first answer; rejects with the error where that is not a list, which may follow later all
   * the same. Nobody needs to wait for it.
   */
  readonly ready: Promise<void>;
  readonly onDidChange: Event<ListChange<T>>;
  /** The trouble that the list is out of date for; undefined when it has recovered. */
  readonly onDidFail: Event<Error | undefined>;
}

/** The cluster as the tree needs it: nodes always, pods only of the nodes that are looked at. */
export interface ClusterSource {
  nodes(): LiveList<NodeSummary>;
  podsOnNode(nodeName: string): LiveList<PodSummary>;
  /** Pods that no node has yet. */
  podsWithoutNode(): LiveList<PodSummary>;
}
