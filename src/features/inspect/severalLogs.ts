import { referenceOf } from "../../clusterTree/referenceOf.ts";
import type { ContainerLogTarget } from "../../inspect/logs/containerLog.ts";
import { containerNamed, inspectedReference, knownContainers } from "./inspectedElement.ts";

type Target = Pick<ContainerLogTarget, "pod" | "container">;

/**
 * The containers whose logs to show for several elements of the tree, each once: that of a container's row, and those that
 * run side by side in a pod. Other elements have none.
 */
export function severalLogs(elements: readonly unknown[]): Target[] {
  const targets = new Map<string, Target>();
  for (const element of elements) {
    const pod = inspectedReference(element);
    if (pod?.kind !== "Pod") continue;
    for (const container of containersOf(element))
      targets.set(`${pod.namespace}/${pod.name}/${container}`, { pod, container });
  }
  return [...targets.values()];
}

function containersOf(element: unknown): readonly string[] {
  const named = containerNamed(element);
  if (named !== undefined) return [named];
  if (!referenceOf(element)) return [];
  return (knownContainers(element) ?? [])
    .filter(({ kind }) => kind === "ordinary" || kind === "sidecar")
    .map(({ name }) => name);
}
