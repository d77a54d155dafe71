import type { V1LabelSelector, V1OwnerReference } from "@kubernetes/client-node";
import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import { type FromApi, timeMs } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
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
  const spec = object["spec"];
  const selector = isRecord(spec) ? spec["selector"] : undefined;
  if (!isRecord(selector)) return undefined;
  const isOfLabels = object.kind === "Service" || object.kind === "ReplicationController";
  const labels: FromApi<V1LabelSelector> = isOfLabels ? { matchLabels: textsIn(selector) } : selector;
  return selectorText(labels);
}

function isOwned(owners: unknown, uid: string | undefined): boolean {
  return Array.isArray(owners) && (owners as FromApi<V1OwnerReference>[]).some((owner) => owner.uid === uid);
}

function createdMs({ metadata }: KubernetesObject): number {
  const created = metadata["creationTimestamp"];
  return (typeof created === "string" ? timeMs(created) : undefined) ?? 0;
}

function textsIn(fields: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
}
