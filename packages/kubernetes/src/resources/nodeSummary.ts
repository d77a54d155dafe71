import type { V1Node } from "@kubernetes/client-node";
import { type FromApi, timeMs } from "./fromApi.ts";
import { kubeletEndpoint, nodeInstanceType, type NodeStatus, nodeStatus, nodeZone } from "./nodeStatus.ts";

/** The fields of a node that the tree shows; the whole object is twenty times larger. */
export interface NodeSummary {
  readonly uid: string;
  readonly name: string;
  readonly status: NodeStatus;
  readonly instanceType: string | undefined;
  readonly zone: string | undefined;
  /** The `address:port` of its kubelet. */
  readonly kubelet: string | undefined;
  /** Milliseconds since 1970; undefined if the API omits it. */
  readonly createdAt: number | undefined;
  /** When its Ready condition last changed, in milliseconds since 1970; undefined if it has none. */
  readonly readySince: number | undefined;
}

export function summarizeNode(node: FromApi<V1Node>): NodeSummary {
  return {
    uid: node.metadata?.uid ?? "",
    name: node.metadata?.name ?? "",
    status: nodeStatus(node),
    instanceType: nodeInstanceType(node),
    zone: nodeZone(node),
    kubelet: kubeletEndpoint(node),
    createdAt: timeMs(node.metadata?.creationTimestamp),
    readySince: timeMs(node.status?.conditions?.findLast(({ type }) => type === "Ready")?.lastTransitionTime),
  };
}
