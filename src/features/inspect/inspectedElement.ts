import { isRecord, textField } from "@kubernetes-workshop/kubernetes/base/record";
import type { ObjectReference } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { PodSummary } from "@kubernetes-workshop/kubernetes/resources/podSummary";
import type { PodElement } from "../../clusterTree/elements.ts";
import { referenceOf } from "../../clusterTree/referenceOf.ts";

/** Whether an element of the tree stands for a container, or for the end of its log. */
function isOfContainer(element: unknown): element is Readonly<Record<string, unknown>> {
  return isRecord(element) && (element["type"] === "container" || element["type"] === "lastLog");
}

/** The container of a tree's element; undefined for that of anything else. */
export function containerNamed(element: unknown): string | undefined {
  return isOfContainer(element) ? textField(element["summary"], "name") : undefined;
}

/** The object of a tree's element, the pod of a container's; undefined for anything else. */
export function inspectedReference(element: unknown): ObjectReference | undefined {
  return referenceOf(isOfContainer(element) ? element["parent"] : element);
}

/** The containers that the tree knows of a pod's element, so that they need not be read. */
export function knownContainers(element: unknown): PodSummary["containers"] | undefined {
  if (!isRecord(element) || (element["type"] !== "pod" && element["type"] !== "component")) return undefined;
  const { containers } = (element as unknown as PodElement).summary;
  return containers.length > 0 ? containers : undefined;
}
