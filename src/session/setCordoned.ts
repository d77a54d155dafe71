import type { ClusterSession } from "./clusterSession.ts";

/**
 * Has a node take no new pods, or take them again: https://kubernetes.io/docs/concepts/architecture/nodes/#manual-node-administration
 *
 * @param uid with it, the node and no later one of the same name
 */
export async function setCordoned(
  { objects }: ClusterSession,
  name: string,
  isCordoned: boolean,
  uid?: string,
): Promise<void> {
  const node = { apiVersion: "v1", kind: "Node", name, uid };
  const body = { spec: { unschedulable: isCordoned } };
  await objects.patch(node, { type: "strategic-merge-patch", body });
}
