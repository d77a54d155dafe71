import type { V2HorizontalPodAutoscaler } from "@kubernetes/client-node";
import { kinds } from "../../kinds/kinds.ts";
import type { FromApi } from "../fromApi.ts";
import { bounded } from "../reasons/bounded.ts";
import type { AutoscalerProblem } from "../reasons/problem.ts";
import { type AutoscalerMetric, autoscalerMetrics } from "./autoscalerMetrics.ts";
import { identityOf, type ObjectIdentity } from "./objectIdentity.ts";

/** The fields of a HorizontalPodAutoscaler that the tree shows, and those that identify it. */
export interface AutoscalerSummary extends ObjectIdentity {
  readonly shape: "autoscaler";
  readonly kind: "HorizontalPodAutoscaler";
  readonly target: { readonly kind: string; readonly name: string };
  readonly least: number;
  readonly most: number;
  readonly current: number;
  /** The number that it has asked for last. */
  readonly desired: number;
  readonly metrics: readonly AutoscalerMetric[];
  /** Whether its controller has looked at it. */
  readonly isObserved: boolean;
  /** What keeps it from scaling. */
  readonly problem: AutoscalerProblem | undefined;
}

/** https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/ */
export function summarizeAutoscaler(autoscaler: FromApi<V2HorizontalPodAutoscaler>): AutoscalerSummary {
  const { metadata, spec, status } = autoscaler;
  const { kind = "", name = "" } = spec?.scaleTargetRef ?? {};
  return {
    shape: "autoscaler",
    ...identityOf(kinds.HorizontalPodAutoscaler, metadata),
    target: { kind, name },
    least: spec?.minReplicas ?? 1,
    most: spec?.maxReplicas ?? 0,
    current: status?.currentReplicas ?? 0,
    desired: status?.desiredReplicas ?? 0,
    metrics: autoscalerMetrics(autoscaler),
    isObserved: (status?.conditions ?? []).length > 0,
    problem: problemOf(autoscaler),
  };
}

/**
 * From the conditions that the controller sets (pkg/controller/podautoscaler/horizontal.go in Kubernetes).
 * https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale-walkthrough/#appendix-horizontal-pod-autoscaler-status-conditions
 */
function problemOf({ spec, status }: FromApi<V2HorizontalPodAutoscaler>): AutoscalerProblem | undefined {
  const lack = (type: string): { readonly reason: string; readonly said: string } | undefined => {
    const found = status?.conditions?.find((each) => each.type === type && each.status === "False");
    return found && { reason: found.reason ?? "", said: bounded(found.message) };
  };
  const unable = lack("AbleToScale");
  const { kind = "", name = "" } = spec?.scaleTargetRef ?? {};
  if (unable?.reason === "FailedGetScale" && / not found$/.test(unable.said))
    return { code: "missing", kind, name };
  if (unable) return { code: "cannotScale", said: unable.said };
  const inactive = lack("ScalingActive");
  if (inactive?.reason === "ScalingDisabled") return { code: "scaledToZero" };
  if (inactive?.reason.startsWith("FailedGet")) return { code: "noMetrics", said: inactive.said };
  return inactive && { code: "cannotScale", said: inactive.said };
}
