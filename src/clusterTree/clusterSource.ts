import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Event } from "@kubernetes-workshop/kubernetes/base/emitter";
import type { ControlPlane } from "@kubernetes-workshop/kubernetes/resources/controlPlane";
import type { NodeSummary } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";
import type { PodSummary } from "@kubernetes-workshop/kubernetes/resources/podSummary";
import type {
  WorkloadKind,
  WorkloadSummary,
} from "@kubernetes-workshop/kubernetes/resources/workloadSummary";

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

/** The cluster as the tree needs it: nodes always, all else only while it is looked at. */
export interface ClusterSource {
  /** Address of the API server. */
  readonly server: string;
  nodes(): LiveList<NodeSummary>;
  /** @param labelSelector as `kubectl get -l` takes it; undefined for all */
  podsOnNode(nodeName: string, labelSelector?: string): LiveList<PodSummary>;
  /** Pods that no node has yet. */
  podsWithoutNode(labelSelector?: string): LiveList<PodSummary>;
  /** The workloads of one kind in all namespaces. */
  workloads(kind: WorkloadKind, labelSelector?: string): LiveList<WorkloadSummary>;
  /** What can be seen of the control plane now; rejects where that cannot be found out. */
  controlPlane(): Promise<ControlPlane>;
}
