import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { isTroubled, nodeStatus } from "@kubernetes-workshop/kubernetes/resources/nodeStatus";

/** Whether any pod may run on a node: it is ready, and neither a cordon nor a taint keeps pods away. */
export function isUsable(node: KubernetesObject): boolean {
  return !isTroubled(nodeStatus(node)) && !isTainted(node);
}

/** https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
function isTainted(node: KubernetesObject): boolean {
  const spec = ownField(node, "spec");
  const taints = isRecord(spec) ? ownField(spec, "taints") : undefined;
  return (
    Array.isArray(taints) &&
    taints.some((taint) => isRecord(taint) && ownField(taint, "effect") !== "PreferNoSchedule")
  );
}
