import { isDue, type Problem } from "@kubernetes-workshop/kubernetes/resources/reasons/problem";
import type { ClusterElement, ProblemElement } from "./elements.ts";

/** The first children of a row that isn't as it should be; none for one that is, and for the rows of other things. */
export function problemsOf(element: ClusterElement, now: number): ProblemElement[] {
  if (!canHaveProblem(element)) return [];
  return problemsIn(element)
    .filter((problem) => isDue(problem, now))
    .map((problem, index) => problemElement(element, problem, index));
}

/** The row that says what is wrong with an object: the first, or a later one. */
export function problemElement(
  parent: ProblemElement["parent"],
  problem: Problem,
  index = 0,
): ProblemElement {
  const id = index === 0 ? `${parent.id}/problem` : `${parent.id}/problem/${index}`;
  return { type: "problem", id, parent, problem };
}

function problemsIn(element: ProblemElement["parent"]): readonly Problem[] {
  if (element.type === "object") return element.state.problems;
  const { problem } = element.summary;
  return problem ? [problem] : [];
}

function canHaveProblem(element: ClusterElement): element is ProblemElement["parent"] {
  return (
    element.type === "pod" ||
    element.type === "node" ||
    element.type === "workload" ||
    element.type === "replicaSet" ||
    element.type === "object"
  );
}
