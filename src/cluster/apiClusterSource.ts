import type { V1Node, V1Pod } from "@kubernetes/client-node";
import type { Logger } from "../base/logger.ts";
import type { ClusterSource, LiveList } from "../clusterTree/clusterSource.ts";
import type { FromApi } from "../resources/fromApi.ts";
import { type NodeSummary, summarizeNode } from "../resources/nodeSummary.ts";
import { type PodSummary, summarizePod } from "../resources/podSummary.ts";
import type { ClusterConnection, Query } from "./connection.ts";
import { Informer } from "./informer.ts";

/** The nodes and pods of a real API server, for the tree. */
export class ApiClusterSource implements ClusterSource {
  private readonly connection: ClusterConnection;
  private readonly log: Logger;

  constructor(connection: ClusterConnection, log: Logger) {
    this.connection = connection;
    this.log = log;
  }

  nodes(): LiveList<NodeSummary> {
    const { connection, log } = this;
    return new Informer<FromApi<V1Node>, NodeSummary>({
      connection,
      log,
      path: "/api/v1/nodes",
      summarize: summarizeNode,
    });
  }

  podsOnNode(nodeName: string): LiveList<PodSummary> {
    return this.pods({ fieldSelector: `spec.nodeName=${nodeName}` });
  }

  /** Finished pods without a node (evicted before they were placed) do not wait for one. */
  podsWithoutNode(): LiveList<PodSummary> {
    return this.pods({ fieldSelector: "spec.nodeName=,status.phase!=Succeeded,status.phase!=Failed" });
  }

  private pods(query: Query): LiveList<PodSummary> {
    const { connection, log } = this;
    return new Informer<FromApi<V1Pod>, PodSummary>({
      connection,
      log,
      query,
      path: "/api/v1/pods",
      summarize: summarizePod,
    });
  }
}
