import { isDue } from "@kubernetes-workshop/kubernetes/resources/reasons/problem";
import type { ClusterElement, ProblemElement } from "./elements.ts";

/** The first child of a row that isn't as it should be; none for one that is, and for the rows of other things. */
export function problemsOf(element: ClusterElement, now: number): ProblemElement[] {
  if (!canHaveProblem(element)) return [];
  const { problem } = element.summary;
  if (!problem || !isDue(problem, now)) return [];
  return [{ type: "problem", id: `${element.id}/problem`, parent: element, problem }];
}

function canHaveProblem(element: ClusterElement): element is ProblemElement["parent"] {
  return (
    element.type === "pod" ||
    element.type === "node" ||
    element.type === "workload" ||
    element.type === "replicaSet"
  );
}
