import type { V1ObjectMeta } from "@kubernetes/client-node";
import type { FromApi } from "./fromApi.ts";

/**
 * Returns the uid of the object that controls another one, such as the ReplicaSet of a pod.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/
 */
export function controllerUid(metadata: FromApi<V1ObjectMeta> | undefined): string | undefined {
  return metadata?.ownerReferences?.find(({ controller }) => controller)?.uid;
}
