import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import type { PodSummary } from "@kubernetes-workshop/kubernetes/resources/podSummary";
import type { ClusterSource } from "./clusterSource.ts";
import type { ClusterElement, ContainerElement, PodElement } from "./elements.ts";
import { explainedProblems } from "./explainedProblems.ts";
import type { LastLogs } from "./lastLogs.ts";

/**
 * What a pod consists of, after what is wrong with it and what it wrote last. A pod that is known by a row of a table is
 * read.
 */
export async function podChildren(
  element: PodElement,
  source: Pick<ClusterSource, "warnings" | "pod">,
  lastLogs: LastLogs,
): Promise<ClusterElement[]> {
  const { isRow, namespace, name } = element.summary;
  try {
    const summary = isRow ? await source.pod(namespace, name) : element.summary;
    if (!summary) return [];
    const known = isRow ? { ...element, summary } : element;
    const [problems, lastLog] = await Promise.all([explainedProblems(known, source), lastLogs.of(known)]);
    const first = [...problems, ...lastLog].map((each) => ({ ...each, parent: element }));
    return [...first, ...containersOf(element, summary)];
  } catch (error) {
    return [{ type: "error", id: `${element.id}/error`, parent: element, error: asError(error) }];
  }
}

function containersOf(pod: PodElement, { containers }: PodSummary): ContainerElement[] {
  return containers.map((container) => ({
    type: "container",
    id: `${pod.id}/${container.kind}/${container.name}`,
    parent: pod,
    summary: container,
  }));
}
