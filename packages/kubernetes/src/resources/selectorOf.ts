import type { V1LabelSelector } from "@kubernetes/client-node";
import { isRecord } from "../base/record.ts";
import type { FromApi } from "./fromApi.ts";
import type { KubernetesObject } from "./kubernetesObject.ts";

/**
 * Returns the selector of a workload's or Service's pods; undefined if the object has none. Services and
 * ReplicationControllers, which are older, select by labels alone.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#api
 */
export function selectorOf(object: KubernetesObject): FromApi<V1LabelSelector> | undefined {
  const spec = object["spec"];
  const selector = isRecord(spec) ? spec["selector"] : undefined;
  if (!isRecord(selector)) return undefined;
  const isOfLabels = object.kind === "Service" || object.kind === "ReplicationController";
  return isOfLabels ? { matchLabels: textsIn(selector) } : selector;
}

function textsIn(fields: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
}
