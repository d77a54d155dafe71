import type { V1Node } from "@kubernetes/client-node";
import { type FromApi, timeMs } from "./fromApi.ts";
import {
  kubeletEndpoint,
  nodeInstanceType,
  nodePool,
  type NodeStatus,
  nodeStatus,
  nodeZone,
} from "./nodeStatus.ts";
import { nodeProblem } from "./reasons/nodeProblem.ts";
import type { NodeProblem } from "./reasons/problem.ts";
import { severityWith } from "./reasons/severityWith.ts";

/** The fields of a node that the tree shows; the whole object is twenty times larger. */
export interface NodeSummary {
  readonly uid: string;
  readonly name: string;
  readonly status: NodeStatus;
  /** What is wrong with the node. */
  readonly problem: NodeProblem | undefined;
  readonly instanceType: string | undefined;
  readonly zone: string | undefined;
  /** The node group or node pool that it belongs to. */
  readonly pool: string | undefined;
  /** The `address:port` of its kubelet. */
  readonly kubelet: string | undefined;
  /** Milliseconds since 1970; undefined if the API omits it. */
  readonly createdAt: number | undefined;
  /** When its Ready condition last changed, in milliseconds since 1970; undefined if it has none. */
  readonly readySince: number | undefined;
}

export function summarizeNode(node: FromApi<V1Node>): NodeSummary {
  const status = nodeStatus(node);
  const problem = nodeProblem(node);
  return {
    uid: node.metadata?.uid ?? "",
    name: node.metadata?.name ?? "",
    status: { ...status, severity: severityWith(status.severity, problem) },
    problem,
    instanceType: nodeInstanceType(node),
    zone: nodeZone(node),
    pool: nodePool(node),
    kubelet: kubeletEndpoint(node),
    createdAt: timeMs(node.metadata?.creationTimestamp),
    readySince: timeMs(node.status?.conditions?.findLast(({ type }) => type === "Ready")?.lastTransitionTime),
  };
}
