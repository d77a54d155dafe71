import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import { systemNamespaces } from "../kinds/namespace.ts";
import type { ApiObject } from "../objectApi.ts";
import { without } from "../without.ts";

const transient =
  /^\/registry\/(ranges|events|events\.events\.k8s\.io|discovery\.k8s\.io|leases|leases\.coordination\.k8s\.io)\//;

/**
 * What is stored of an object, if anything: all that users made, and what controllers made of it that cannot be
 * made again as it was (ReplicaSets and revisions are the history of rollouts, finished Jobs are facts). Pods of
 * controllers, events, endpoints and what belongs to the system come anew with each start.
 */
export function keptValue(key: string, object: ApiObject): string | undefined {
  const { metadata, kind } = object;
  if (transient.test(key) || metadata.namespace === "kube-system") return undefined;
  if (kind === "Namespace" && systemNamespaces.includes(metadata.name)) return undefined;
  const isDeleted = metadata.deletionTimestamp !== undefined;
  // What waits for its finalizers, or for its content, goes on to do so.
  if (isDeleted && kind !== "Namespace" && (metadata.finalizers ?? []).length === 0) return undefined;
  if (kind !== "Pod") return JSON.stringify(object);
  if (metadata.ownerReferences?.some((owner) => owner.controller === true)) return undefined;
  const { spec } = object;
  // It is scheduled and started again.
  const unbound = isRecord(spec) ? without(spec, "nodeName") : {};
  // One that is deleted has no containers that would need time to end.
  const told = isDeleted ? { ...metadata, deletionGracePeriodSeconds: 0 } : metadata;
  return JSON.stringify({ ...without(object, "status"), metadata: told, spec: unbound });
}
