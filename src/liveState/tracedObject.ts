import { hasRole } from "@kubernetes-workshop/kubernetes/kinds/kindRoles";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { traced } from "../trace/assembleTrace.ts";
import type { TracedObject } from "../trace/traceInput.ts";

/** Returns an object with its type if it is of a kind whose state the trace knows; others may have a kind of that name. */
export function tracedObject(object: KubernetesObject): TracedObject | undefined {
  const { apiVersion, kind } = object;
  if (!hasRole(kind, "traced") || kinds[kind].apiVersion !== apiVersion) return undefined;
  return traced(kind, object);
}
