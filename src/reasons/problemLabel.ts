import type { Problem } from "@kubernetes-workshop/kubernetes/resources/reasons/problem";
import { problemText } from "./problemText.ts";
import { pullFaultText } from "./pullFaultWords.ts";

/**
 * Says why an object isn't as it should be in a row that may be cut off: what matters most comes first, and what the
 * rows around it say is left out.
 */
export function problemLabel(problem: Problem): string {
  const asWritten = (text: string): string => text;
  if (problem.code === "image") return pullFaultText(problem.fault) ?? problemText(problem, asWritten);
  if (problem.code !== "noNode") return problemText(problem, asWritten);
  const obstacles = problem.problem.obstacles.toSorted(
    (one, other) => (other.nodes ?? Infinity) - (one.nodes ?? Infinity) || 0,
  );
  return problemText({ ...problem, problem: { ...problem.problem, obstacles } }, asWritten);
}
