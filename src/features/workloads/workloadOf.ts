import type {
  KubernetesObject,
  ObjectReference,
} from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { ClusterSession } from "../../session/clusterSession.ts";

/**
 * Returns a workload itself or, for a pod, its outermost controller that still exists; undefined if there is none.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/
 */
export async function workloadOf(
  objects: Pick<ClusterSession["objects"], "read">,
  reference: ObjectReference,
): Promise<KubernetesObject | undefined> {
  let object = await objects.read(reference);
  if (reference.kind !== "Pod") return object;
  let found: KubernetesObject | undefined;
  // A pod's owner may be a ReplicaSet, whose owner is a Deployment; custom controllers may add further levels.
  for (let depth = 0; object && depth < 5; depth++) {
    const owner = controllerOf(object);
    if (!owner) break;
    object = await objects.read({ ...owner, namespace: reference.namespace });
    found = object ?? found;
  }
  return found;
}

/** Returns the object that controls another one, such as the ReplicaSet of a pod. */
export function controllerOf(object: KubernetesObject): ObjectReference | undefined {
  const owners: unknown = object.metadata["ownerReferences"];
  if (!Array.isArray(owners)) return undefined;
  return (owners as (ObjectReference & { controller?: boolean })[]).find(({ controller }) => controller);
}
