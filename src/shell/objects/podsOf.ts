import type { V1LabelSelector, V1Pod } from "@kubernetes/client-node";
import { type FromApi, timeMs } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { selectorOf } from "@kubernetes-workshop/kubernetes/resources/selectorOf";
import { ShellError } from "../shellError.ts";
import type { VerbContext } from "../verb.ts";

/** A pod as it was read. */
export type Pod = FromApi<V1Pod> & KubernetesObject;

/**
 * The pods that an object's selector finds, the one first that has most to say: it runs, is ready, and has been so for
 * long. (kubectl `podutils.ByLogging`)
 *
 * @throws {ShellError} for an object without a selector
 */
export async function podsOf(
  { cluster, signal }: Pick<VerbContext, "cluster" | "signal">,
  object: KubernetesObject,
): Promise<Pod[]> {
  const selector = selectorOf(object);
  const { namespace } = object.metadata;
  if (selector === undefined)
    throw new ShellError(`error: cannot get the pods of a ${object.kind}: selector for it not implemented`);
  const found = await cluster.session.objects.list(
    "v1",
    "Pod",
    { namespace, labelSelector: formatSelector(selector) },
    signal,
  );
  return found.sort(byUse);
}

/** A selector as `-l` takes it. */
export function formatSelector({
  matchLabels = {},
  matchExpressions = [],
}: FromApi<V1LabelSelector>): string {
  const conditions = matchExpressions.map(({ key = "", operator, values = [] }) => {
    switch (operator) {
      case "In":
        return `${key} in (${[...values].sort().join(",")})`;
      case "NotIn":
        return `${key} notin (${[...values].sort().join(",")})`;
      case "DoesNotExist":
        return `!${key}`;
      case "Exists":
      case undefined:
      default:
        return key;
    }
  });
  return [...pairs(matchLabels), ...conditions].sort().join(",");
}

function pairs(labels: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${String(value)}`)
    .sort();
}

function byUse(a: Pod, b: Pod): number {
  const rank = (pod: Pod): readonly number[] => {
    const ready = pod.status?.conditions?.find(({ type }) => type === "Ready");
    const isReady = ready?.status === "True";
    const phases = ["Running", "Unknown", "Pending"];
    const phase = phases.indexOf(pod.status?.phase ?? "");
    return [
      pod.spec?.nodeName ? 0 : 1,
      phase < 0 ? 0 : phase,
      isReady ? 0 : 1,
      isReady ? (timeMs(ready.lastTransitionTime) ?? Infinity) : 0,
      -Math.max(0, ...(pod.status?.containerStatuses ?? []).map(({ restartCount = 0 }) => restartCount)),
      timeMs(pod.metadata.creationTimestamp) ?? Infinity,
    ];
  };
  const [one, other] = [rank(a), rank(b)];
  for (const [index, value] of one.entries()) {
    const difference = value - (other[index] ?? 0);
    if (difference !== 0 && !Number.isNaN(difference)) return difference;
  }
  return 0;
}
