import type { CoreV1Event, V1Node } from "@kubernetes/client-node";
import { type FromApi, timeMs } from "../../resources/fromApi.ts";
import type { KubernetesObject } from "../../resources/kubernetesObject.ts";
import type { NodeFacts, Warning } from "./situation.ts";

/** What advice needs of a Node beyond its summary. */
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

/** What a Warning event says, and when it did last, in milliseconds since 1970. */
export function timedWarning(object: KubernetesObject): { readonly at: number; readonly warning: Warning } {
  const event: FromApi<CoreV1Event> = object;
  const at = timeMs(event.lastTimestamp) ?? timeMs(event.eventTime) ?? timeMs(event.firstTimestamp) ?? 0;
  const { kind = "", name = "" } = event.involvedObject ?? {};
  return {
    at,
    warning: { reason: event.reason ?? "", message: event.message ?? "", object: { kind, name } },
  };
}
