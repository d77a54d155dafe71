import type { ClusterSource } from "./clusterSource.ts";
import type { ClusterElement, ContainerElement, PodElement } from "./elements.ts";
import { explainedProblems } from "./explainedProblems.ts";
import type { LastLogs } from "./lastLogs.ts";

/** What a pod consists of, after what is wrong with it and what it wrote last. */
export async function podChildren(
  element: PodElement,
  source: Pick<ClusterSource, "warnings">,
  lastLogs: LastLogs,
): Promise<ClusterElement[]> {
  const [problems, lastLog] = await Promise.all([explainedProblems(element, source), lastLogs.of(element)]);
  return [...problems, ...lastLog, ...containersOf(element)];
}

function containersOf(pod: PodElement): ContainerElement[] {
  return pod.summary.containers.map((container) => ({
    type: "container",
    id: `${pod.id}/${container.kind}/${container.name}`,
    parent: pod,
    summary: container,
  }));
}
