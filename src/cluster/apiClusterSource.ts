import type { V1Node, V1ObjectMeta, V1Pod, V1ReplicaSet } from "@kubernetes/client-node";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { ClusterSource, ListedKind, LiveList, WarnedObject } from "../clusterTree/clusterSource.ts";
import { collectionPath, objectPath } from "@kubernetes-workshop/kubernetes/kinds/apiPath";
import type { CustomGroup } from "@kubernetes-workshop/kubernetes/kinds/customKinds";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { ControlPlane } from "@kubernetes-workshop/kubernetes/resources/controlPlane";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import { type NodeSummary, summarizeNode } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";
import {
  type MetadataSummary,
  summarizeMetadata,
} from "@kubernetes-workshop/kubernetes/resources/objects/metadataSummary";
import {
  type SummarizedKind,
  type SummarizedObject,
  summarizeObject,
  type SummaryOf,
} from "@kubernetes-workshop/kubernetes/resources/objects/objectSummary";
import { type PodSummary, summarizePod } from "@kubernetes-workshop/kubernetes/resources/podSummary";
import { mayBeTroubled } from "@kubernetes-workshop/kubernetes/resources/troubledPod";
import type { Warning } from "@kubernetes-workshop/kubernetes/resources/reasons/withWarnings";
import {
  type ReplicaSetSummary,
  summarizeReplicaSet,
} from "@kubernetes-workshop/kubernetes/resources/replicaSetSummary";
import {
  summarizeWorkload,
  type WorkloadKind,
  type WorkloadSummary,
} from "@kubernetes-workshop/kubernetes/resources/workloadSummary";
import type { ClusterConnection, Query } from "./connection.ts";
import { readControlPlane } from "./controlPlane.ts";
import { ChosenList } from "./chosenList.ts";
import { Informer, type InformerOptions } from "./informer.ts";
import { readLastLog } from "./lastLog.ts";
import { readCustomGroups } from "./readCustomGroups.ts";
import { podCount } from "./podCount.ts";
import { PodSweep } from "./podSweep.ts";
import { RequestError } from "./requestError.ts";
import { readWarnings } from "./warnings.ts";

type InformerTiming = Pick<InformerOptions<object, unknown>, "delay" | "now" | "startTimer">;

/** Arrays that no summary needs. */
const unwanted: readonly string[] = ["managedFields"];

/** The nodes of the first page: enough to fill a screen, and soon there. */
const firstNodes = 100;

/** The most objects of a kind to show: a row with more children takes VS Code seconds to draw. */
const mostShown = 500;

/** Kinds that are read whole, because they say how objects of other kinds are. */
const readWhole: ReadonlySet<SummarizedKind> = new Set(["Service", "EndpointSlice", "StorageClass"]);

/** All pods of a cluster with so many are followed, to know which are troubled; larger ones are swept. */
const mostFollowed = 3000;

/** The tree's data from a real API server. */
export class ApiClusterSource implements ClusterSource {
  private readonly connection: ClusterConnection;
  private readonly log: Logger;
  readonly namespace: string;
  private readonly timing: InformerTiming;

  /**
   * Creates a source.
   *
   * @param namespace the namespace to read where the user may not read all
   * @param timing injected for tests
   */
  constructor(
    connection: ClusterConnection,
    log: Logger,
    namespace = "default",
    timing: InformerTiming = {},
  ) {
    this.connection = connection;
    this.log = log;
    this.namespace = namespace;
    this.timing = timing;
  }

  get server(): string {
    return this.connection.server;
  }

  nodes(): LiveList<NodeSummary> {
    const { connection, log } = this;
    return new Informer<FromApi<V1Node>, NodeSummary>({
      ...this.timing,
      connection,
      log,
      path: collectionPath(kinds.Node),
      summarize: summarizeNode,
      unwanted: ["images", ...unwanted],
      firstPage: firstNodes,
    });
  }

  podsOnNode(nodeName: string, labelSelector?: string, namespace?: string): LiveList<PodSummary> {
    return this.pods({ fieldSelector: `spec.nodeName=${nodeName}`, labelSelector }, namespace);
  }

  /** Leaves out finished pods without a node (evicted before they were scheduled), which no longer wait for one. */
  podsWithoutNode(labelSelector?: string, namespace?: string): LiveList<PodSummary> {
    const fieldSelector = "spec.nodeName=,status.phase!=Succeeded,status.phase!=Failed";
    return this.pods({ fieldSelector, labelSelector }, namespace);
  }

  podsInReach(labelSelector?: string, namespace?: string): LiveList<PodSummary> {
    return this.pods({ labelSelector }, namespace);
  }

  podsOnOtherNodes(
    nodeNames: readonly string[],
    labelSelector?: string,
    namespace?: string,
  ): LiveList<PodSummary> {
    const fieldSelector = ["", ...nodeNames].map((name) => `spec.nodeName!=${name}`).join(",");
    return this.pods({ fieldSelector, labelSelector }, namespace);
  }

  problemPods(labelSelector?: string, namespace?: string): LiveList<PodSummary> {
    const { connection, log, timing, namespace: own } = this;
    const { delay, now } = timing;
    return new ChosenList(async (signal) =>
      (await podCount(connection, signal, namespace)) <= mostFollowed
        ? this.pods({ labelSelector }, namespace, summarizeTroubled)
        : new PodSweep({ connection, log, own, only: namespace, labelSelector, delay, now }),
    );
  }

  async pod(namespace: string, name: string): Promise<PodSummary | undefined> {
    try {
      const read = await this.connection.get(objectPath(kinds.Pod, name, namespace));
      return summarizePod(read as FromApi<V1Pod>);
    } catch (error) {
      if (error instanceof RequestError && error.failure === "notFound") return undefined;
      throw error;
    }
  }

  podsIn(namespace: string, labelSelector?: string): LiveList<PodSummary> {
    return this.pods({ labelSelector }, namespace);
  }

  replicaSets(namespace: string, labelSelector?: string): LiveList<ReplicaSetSummary> {
    const { connection, log } = this;
    return new Informer<FromApi<V1ReplicaSet>, ReplicaSetSummary>({
      ...this.timing,
      connection,
      log,
      path: collectionPath(kinds.ReplicaSet, namespace),
      query: { labelSelector },
      summarize: summarizeReplicaSet,
      unwanted,
    });
  }

  workloads(kind: WorkloadKind, labelSelector?: string, namespace?: string): LiveList<WorkloadSummary> {
    const { connection, log } = this;
    const path = collectionPath(kinds[kind], namespace);
    const fallback = namespace === undefined ? this.fallback(kinds[kind]) : undefined;
    const options = { ...this.timing, connection, log, path, fallback, query: { labelSelector }, unwanted };
    // Each case has a different type.
    switch (kind) {
      case "Deployment":
        return new Informer({ ...options, summarize: summarizeWorkload.Deployment });
      case "StatefulSet":
        return new Informer({ ...options, summarize: summarizeWorkload.StatefulSet });
      case "DaemonSet":
        return new Informer({ ...options, summarize: summarizeWorkload.DaemonSet });
      case "Job":
        return new Informer({ ...options, summarize: summarizeWorkload.Job });
      case "CronJob":
        return new Informer({ ...options, summarize: summarizeWorkload.CronJob });
    }
  }

  objects<Kind extends SummarizedKind>(
    kind: Kind,
    namespace: string | undefined,
    labelSelector?: string,
  ): LiveList<SummaryOf<Kind>> {
    const { connection, log } = this;
    return new Informer<SummarizedObject<Kind>, SummaryOf<Kind>>({
      ...this.timing,
      connection,
      log,
      path: collectionPath(kinds[kind], namespace),
      fallback: namespace === undefined && kinds[kind].namespaced ? this.fallback(kinds[kind]) : undefined,
      query: { labelSelector },
      unwanted,
      upTo: readWhole.has(kind) ? undefined : mostShown,
      summarize: summarizeObject[kind],
    });
  }

  metadata(
    kind: ListedKind,
    namespace: string | undefined,
    labelSelector?: string,
  ): LiveList<MetadataSummary> {
    const { connection, log } = this;
    return new Informer<{ readonly metadata?: FromApi<V1ObjectMeta> }, MetadataSummary>({
      ...this.timing,
      connection,
      log,
      path: collectionPath(kind, namespace),
      query: { labelSelector },
      unwanted,
      onlyMetadata: true,
      upTo: mostShown,
      summarize: summarizeMetadata(kind),
    });
  }

  customGroups(): Promise<readonly CustomGroup[]> {
    const { closedBy } = this.connection.gate;
    return closedBy ? Promise.reject(closedBy) : readCustomGroups(this.connection);
  }

  warnings(object: WarnedObject): Promise<readonly Warning[]> {
    const { closedBy } = this.connection.gate;
    return closedBy ? Promise.reject(closedBy) : readWarnings(this.connection, object);
  }

  lastLog(pod: Pick<PodSummary, "name" | "namespace">, container: string): Promise<readonly string[]> {
    const { closedBy } = this.connection.gate;
    return closedBy ? Promise.reject(closedBy) : readLastLog(this.connection, pod, container);
  }

  controlPlane(): Promise<ControlPlane> {
    // The tree polls without the user asking for it, so it must wait for the gate.
    const { closedBy } = this.connection.gate;
    return closedBy ? Promise.reject(closedBy) : readControlPlane(this.connection);
  }

  private fallback(kind: Parameters<typeof collectionPath>[0]): { path: string; namespace: string } {
    const { namespace } = this;
    return { namespace, path: collectionPath(kind, namespace) };
  }

  private pods(
    query: Query,
    namespace?: string,
    summarize: (pod: FromApi<V1Pod>) => PodSummary | undefined = summarizePod,
  ): LiveList<PodSummary> {
    const { connection, log } = this;
    return new Informer<FromApi<V1Pod>, PodSummary>({
      ...this.timing,
      fallback: namespace === undefined ? this.fallback(kinds.Pod) : undefined,
      connection,
      log,
      query,
      path: collectionPath(kinds.Pod, namespace),
      summarize,
      unwanted,
    });
  }
}

function summarizeTroubled(pod: FromApi<V1Pod>): PodSummary | undefined {
  const summary = summarizePod(pod);
  return mayBeTroubled(summary) ? summary : undefined;
}
