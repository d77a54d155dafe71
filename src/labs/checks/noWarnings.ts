import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { isRecord, textField } from "@kubernetes-workshop/kubernetes/base/record";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { NoWarnings } from "./labCheck.ts";
import { from, type Outcome } from "./outcome.ts";

/** Whether the last warning is so long ago. */
export function noWarnings(
  { seconds }: NoWarnings,
  events: readonly KubernetesObject[],
  now: number,
): Outcome {
  const last = events
    .filter((event) => textField(event, "type") === "Warning")
    .reduce((latest, event) => Math.max(latest, lastSeen(event)), -Infinity);
  return from(last + seconds * 1000, now);
}

/** https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/ */
function lastSeen(event: KubernetesObject): number {
  const series = ownField(event, "series");
  const times = [
    isRecord(series) ? textField(series, "lastObservedTime") : undefined,
    textField(event, "lastTimestamp"),
    textField(event, "deprecatedLastTimestamp"),
    textField(event, "eventTime"),
  ];
  return Math.max(...times.map((time) => Date.parse(time ?? "")).filter((ms) => !Number.isNaN(ms)), 0);
}
