import type { ClusterSource } from "./clusterSource.ts";
import type { ClusterElement, ContainerElement, PodElement } from "./elements.ts";
import { explainedProblems } from "./explainedProblems.ts";

/** What a pod consists of, after what is wrong with it. */
export async function podChildren(
  element: PodElement,
  source: Pick<ClusterSource, "warnings">,
): Promise<ClusterElement[]> {
  return [...(await explainedProblems(element, source)), ...containersOf(element)];
}

function containersOf(pod: PodElement): ContainerElement[] {
  return pod.summary.containers.map((container) => ({
    type: "container",
    id: `${pod.id}/${container.kind}/${container.name}`,
    parent: pod,
    summary: container,
  }));
}
