import type { CoreV1Event, V1Node } from "@kubernetes/client-node";
import { type FromApi, timeMs } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { NodeFacts, Warning } from "./situation.ts";

/** What advice needs to know about a Node besides its summary. */
export function nodeFacts(node: KubernetesObject): Pick<NodeFacts, "labels" | "taints"> {
  const { spec }: FromApi<V1Node> = node;
  return {
    labels: node.metadata.labels ?? {},
    taints: (spec?.taints ?? []).map(({ key = "", value, effect = "", timeAdded }) => {
      const addedAt = timeMs(timeAdded);
      return { key, effect, ...(value && { value }), ...(addedAt !== undefined && { addedAt }) };
    }),
  };
}

/** The warnings of events, the newest first. */
export function newestWarnings(events: readonly KubernetesObject[]): Warning[] {
  return events
    .map((object) => ({ at: lastSeen(object), warning: warningOf(object) }))
    .sort((a, b) => b.at - a.at)
    .map(({ warning }) => warning);
}

/**
 * When an event last happened, in milliseconds since 1970; 0 if it has no time. Which time fields are set depends on
 * the API that its reporter uses: https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/
 */
function lastSeen({ eventTime, series, ...event }: FromApi<CoreV1Event>): number {
  const times = [series?.lastObservedTime, event.lastTimestamp, eventTime, event.firstTimestamp];
  return Math.max(0, ...times.map((time) => timeMs(time) ?? 0));
}

function warningOf({ involvedObject, reason = "", message = "" }: FromApi<CoreV1Event>): Warning {
  const { kind = "", name = "" } = involvedObject ?? {};
  return { reason, message, object: { kind, name } };
}
