import {
  isExplainedByEvents,
  withWarnings,
} from "@kubernetes-workshop/kubernetes/resources/reasons/withWarnings";
import type { ClusterSource } from "./clusterSource.ts";
import type { PodElement, ProblemElement, ReplicaSetElement, WorkloadElement } from "./elements.ts";
import { problemsOf } from "./problemElement.ts";

/**
 * The first child of an object that isn't as it should be, with what its events say if its status does not say enough.
 * Without the right to read events, or if the server does not answer, it is what the status says.
 */
export async function explainedProblems(
  element: PodElement | WorkloadElement | ReplicaSetElement,
  source: Pick<ClusterSource, "warnings">,
): Promise<ProblemElement[]> {
  const problems = problemsOf(element, Date.now());
  const [found] = problems;
  if (!found || !isExplainedByEvents(found.problem)) return problems;
  try {
    return [{ ...found, problem: withWarnings(found.problem, await source.warnings(element.summary)) }];
  } catch {
    return problems;
  }
}
