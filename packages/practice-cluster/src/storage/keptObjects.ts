import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import { systemNamespaces } from "../kinds/namespace.ts";
import type { ApiObject } from "../objectApi.ts";
import { without } from "../without.ts";

const transient =
  /^\/registry\/(ranges|events|events\.events\.k8s\.io|discovery\.k8s\.io|leases|leases\.coordination\.k8s\.io)\//;

/**
 * The value to store for an object; undefined if it is not stored. Stored are the objects that users create, and those
 * of controllers other than pods: ReplicaSets and ControllerRevisions are the rollout history, and finished Jobs are
 * results. Pods of controllers, events, EndpointSlices, Leases, and system objects are recreated at each start.
 */
export function keptValue(key: string, object: ApiObject): string | undefined {
  const { metadata, kind } = object;
  if (transient.test(key) || metadata.namespace === "kube-system") return undefined;
  if (kind === "Namespace" && systemNamespaces.includes(metadata.name)) return undefined;
  const isDeleted = metadata.deletionTimestamp !== undefined;
  // Objects that wait for finalizers, and namespaces that wait for their content, keep waiting after a restart.
  if (isDeleted && kind !== "Namespace" && (metadata.finalizers ?? []).length === 0) return undefined;
  if (kind !== "Pod") return JSON.stringify(object);
  if (metadata.ownerReferences?.some((owner) => owner.controller === true)) return undefined;
  const { spec } = object;
  // A restored pod is scheduled and started again.
  const unbound = isRecord(spec) ? without(spec, "nodeName") : {};
  // A deleted pod has no containers left that would need time to stop.
  const told = isDeleted ? { ...metadata, deletionGracePeriodSeconds: 0 } : metadata;
  return JSON.stringify({ ...without(object, "status"), metadata: told, spec: unbound });
}
