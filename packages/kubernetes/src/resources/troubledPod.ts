import { isDue } from "./reasons/problem.ts";
import type { PodSummary } from "./podSummary.ts";

/** Whether a pod isn't as it should be, or will not be if nothing changes. */
export function mayBeTroubled({ problem, status }: PodSummary): boolean {
  return problem !== undefined || status.severity === "error";
}

/**
 * Whether a pod isn't as it should be. The row of a table was chosen because of that.
 *
 * @param now in milliseconds since 1970
 */
export function isTroubledPod({ isRow, problem, status }: PodSummary, now: number): boolean {
  return isRow === true || (problem ? isDue(problem, now) : status.severity === "error");
}
