import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Event } from "@kubernetes-workshop/kubernetes/base/emitter";
import type { CustomGroup } from "@kubernetes-workshop/kubernetes/kinds/customKinds";
import type { KindRow } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import type { ControlPlane } from "@kubernetes-workshop/kubernetes/resources/controlPlane";
import type { NodeSummary } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";
import type { MetadataSummary } from "@kubernetes-workshop/kubernetes/resources/objects/metadataSummary";
import type {
  SummarizedKind,
  SummaryOf,
} from "@kubernetes-workshop/kubernetes/resources/objects/objectSummary";
import type { PodSummary } from "@kubernetes-workshop/kubernetes/resources/podSummary";
import type { Warning } from "@kubernetes-workshop/kubernetes/resources/reasons/withWarnings";
import type { ReplicaSetSummary } from "@kubernetes-workshop/kubernetes/resources/replicaSetSummary";
import type {
  WorkloadKind,
  WorkloadSummary,
} from "@kubernetes-workshop/kubernetes/resources/workloadSummary";

/** A change of a live list: objects were modified in place, added, or removed. */
export interface ListChange<T> {
  readonly updated: readonly T[];
  /** Whether objects were added or removed. */
  readonly membership: boolean;
}

/** A list of objects that is kept up to date until it is disposed. */
export interface LiveList<T> extends Disposable {
  /** The objects by uid; empty until the first list arrives. */
  readonly objects: ReadonlyMap<string, T>;
  /**
   * Resolves when the first list arrives; rejects if it fails before, for more than a moment. The attempts continue, and
   * once one succeeds, this is a promise that resolves. Callers may ignore it.
   */
  readonly ready: Promise<void>;
  /** Resolves as soon as there are some objects of a list that arrives in pages; rejects as {@link ready} does. */
  readonly begun?: Promise<void> | undefined;
  /** How many objects of the first list have yet to arrive, at least; undefined once it is complete. */
  readonly missing?: number | undefined;
  readonly onDidChange: Event<ListChange<T>>;
  /** Fires with the error that keeps the list out of date, and with undefined when the list has recovered. */
  readonly onDidFail: Event<Error | undefined>;
  /** Makes no requests until {@link resume}; the objects stay as they are. */
  pause(): void;
  /** Goes on after {@link pause}, and catches up with what changed meanwhile. */
  resume(): void;
  /** When the objects were last known to be true, in milliseconds since 1970; undefined while they are. */
  readonly trueUntil?: number | undefined;
  /** Whether there are more objects than the list holds. */
  readonly isCut?: boolean;
  /** Whether the user may not read the objects. */
  readonly isForbidden?: boolean;
  /** The only namespace whose objects the user may read; undefined if it holds no limit. */
  readonly onlyNamespace?: string | undefined;
}

/** A kind, built in or custom, as far as its objects are listed. */
export type ListedKind = Pick<KindRow, "apiVersion" | "kind" | "plural">;

/** An object whose events are asked for. */
export type WarnedObject = Pick<PodSummary, "uid" | "namespace">;

/** The data that the tree needs from a cluster: nodes always, everything else only while it is visible. */
export interface ClusterSource {
  /** The address of the API server. */
  readonly server: string;
  /** The namespace of the kubeconfig's context. */
  readonly namespace: string;
  nodes(): LiveList<NodeSummary>;
  /**
   * Returns the pods of a node.
   *
   * @param labelSelector in the syntax of `kubectl get -l`; undefined for all
   * @param namespace their namespace, here and below; undefined for all
   */
  podsOnNode(nodeName: string, labelSelector?: string, namespace?: string): LiveList<PodSummary>;
  /** Returns the pods that have not been assigned to a node. */
  podsWithoutNode(labelSelector?: string, namespace?: string): LiveList<PodSummary>;
  /** Returns all pods that the user may read, for a user who may not read the nodes. */
  podsInReach(labelSelector?: string, namespace?: string): LiveList<PodSummary>;
  /**
   * Returns the pods that have been assigned to another node than those named, such as one that was removed.
   *
   * @param nodeNames at most a hundred, because the server compares each pod with each
   */
  podsOnOtherNodes(
    nodeNames: readonly string[],
    labelSelector?: string,
    namespace?: string,
  ): LiveList<PodSummary>;
  /**
   * Returns the pods that aren't as they should be, and those that will not be if nothing changes. In a large cluster,
   * they are looked for again and again, come from rows of a table, and `trueUntil` says when that was.
   */
  problemPods(labelSelector?: string, namespace?: string): LiveList<PodSummary>;
  /** Reads a pod; undefined if there is none. Rejects if that fails. */
  pod(namespace: string, name: string): Promise<PodSummary | undefined>;
  /** Returns the pods of a namespace. */
  podsIn(namespace: string, labelSelector?: string): LiveList<PodSummary>;
  /** Returns the ReplicaSets of a namespace. */
  replicaSets(namespace: string, labelSelector?: string): LiveList<ReplicaSetSummary>;
  /** Returns the workloads of one kind, in all namespaces by default. */
  workloads(kind: WorkloadKind, labelSelector?: string, namespace?: string): LiveList<WorkloadSummary>;
  /** Returns the objects of a kind in a namespace; undefined stands for all, and for a kind that has no namespaces. */
  objects<Kind extends SummarizedKind>(
    kind: Kind,
    namespace: string | undefined,
    labelSelector?: string,
  ): LiveList<SummaryOf<Kind>>;
  /** Returns the metadata of the objects of a kind, the first so many. The server sends nothing else of them. */
  metadata(
    kind: ListedKind,
    namespace: string | undefined,
    labelSelector?: string,
  ): LiveList<MetadataSummary>;
  /** Reads which kinds the cluster serves beside those of Kubernetes; rejects if that fails. */
  customGroups(): Promise<readonly CustomGroup[]>;
  /** Reads the warning events of an object, the latest first; rejects if that fails. */
  warnings(object: WarnedObject): Promise<readonly Warning[]>;
  /** Reads the last lines that a container of a pod wrote before it ended; rejects if that fails. */
  lastLog(pod: Pick<PodSummary, "name" | "namespace">, container: string): Promise<readonly string[]>;
  /** Reads what is visible of the control plane; rejects if that fails. */
  controlPlane(): Promise<ControlPlane>;
}
