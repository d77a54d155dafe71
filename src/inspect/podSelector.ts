import type { V1OwnerReference } from "@kubernetes/client-node";
import { type FromApi, timeMs } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { selectorOf } from "@kubernetes-workshop/kubernetes/resources/selectorOf";
import { selectorText } from "@kubernetes-workshop/kubernetes/resources/selectorText";
import type { ObjectReader } from "../cluster/objectReader.ts";

/**
 * Returns the selector of the pods of a workload or Service, of a CronJob those of its latest Job; undefined if it
 * selects none.
 *
 * @throws {RequestError} if the Jobs of a CronJob cannot be listed
 */
export async function podSelector(
  objects: Pick<ObjectReader, "list">,
  object: KubernetesObject,
  signal?: AbortSignal,
): Promise<string | undefined> {
  if (object.kind === "CronJob") {
    const jobs = await objects.list("batch/v1", "Job", { namespace: object.metadata.namespace }, signal);
    const own = jobs.filter(({ metadata }) => isOwned(metadata["ownerReferences"], object.metadata.uid));
    const [latest] = own.sort((a, b) => createdMs(b) - createdMs(a));
    return latest && podSelector(objects, latest, signal);
  }
  return selectorText(selectorOf(object));
}

function isOwned(owners: unknown, uid: string | undefined): boolean {
  return Array.isArray(owners) && (owners as FromApi<V1OwnerReference>[]).some((owner) => owner.uid === uid);
}

function createdMs({ metadata }: KubernetesObject): number {
  const created = metadata["creationTimestamp"];
  return (typeof created === "string" ? timeMs(created) : undefined) ?? 0;
}
