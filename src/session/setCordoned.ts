import type { ClusterSession } from "./clusterSession.ts";

/** Has a node take no new pods, or take them again: https://kubernetes.io/docs/concepts/architecture/nodes/#manual-node-administration */
export async function setCordoned(
  { objects }: ClusterSession,
  name: string,
  isCordoned: boolean,
): Promise<void> {
  const node = { apiVersion: "v1", kind: "Node", name };
  await objects.patch(node, "strategic-merge-patch", { spec: { unschedulable: isCordoned } });
}
