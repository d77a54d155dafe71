import type { AutoscalerSummary } from "./autoscalerSummary.ts";
import { deletionState, type ObjectState } from "./objectState.ts";

/** How a HorizontalPodAutoscaler is: whether it can scale. */
export function autoscalerState(summary: AutoscalerSummary): ObjectState {
  if (summary.isTerminating) return deletionState(summary);
  const { current, desired, problem, isObserved } = summary;
  if (problem) return { severity: "warning", problems: [problem] };
  return { severity: isObserved && current === desired ? "ok" : "pending", problems: [] };
}
