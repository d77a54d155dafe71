import { timeMs } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { ObjectOf } from "@kubernetes-workshop/kubernetes/resources/objectOf";
import type { PodsReady } from "./labCheck.ts";
import { matchesSelector } from "./matchesSelector.ts";
import { from, no, type Outcome } from "./outcome.ts";

/** Whether so many pods have been ready for so long. */
export function podsReady(
  { selector, count, seconds, replaced }: PodsReady,
  pods: readonly KubernetesObject[],
  now: number,
): Outcome {
  const since = pods
    .filter((pod) => matchesSelector(pod, selector))
    .filter((pod) => !replaced || isReplaced(pod as ObjectOf<"Pod">))
    .flatMap((pod) => readySince(pod as ObjectOf<"Pod">) ?? [])
    .sort((a, b) => a - b);
  if (count === 0) return from(0, now);
  const last = since.at(count - 1);
  return last === undefined ? no : from(last + seconds * 1000, now);
}

/** Whether a controller makes another pod when this one goes. */
function isReplaced({ metadata }: ObjectOf<"Pod">): boolean {
  return metadata?.ownerReferences?.some(({ controller }) => controller === true) ?? false;
}

/** https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-conditions */
function readySince({ metadata, status }: ObjectOf<"Pod">): number | undefined {
  if (metadata?.deletionTimestamp || status?.phase !== "Running") return undefined;
  const ready = status.conditions?.find(({ type }) => type === "Ready");
  return ready?.status === "True" ? (timeMs(ready.lastTransitionTime) ?? 0) : undefined;
}
