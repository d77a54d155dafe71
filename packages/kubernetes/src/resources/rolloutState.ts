import type { V1DaemonSet, V1Deployment, V1Pod, V1StatefulSet } from "@kubernetes/client-node";
import type { FromApi } from "./fromApi.ts";
import { podStatus } from "./podStatus.ts";
import {
  daemonSetStatus,
  deploymentStatus,
  statefulSetStatus,
  type WorkloadStatus,
} from "./workloadStatus.ts";

/** A workload whose pods are replaced step by step when its template changes. */
export type RollingWorkload =
  | (FromApi<V1Deployment> & { readonly kind: "Deployment" })
  | (FromApi<V1StatefulSet> & { readonly kind: "StatefulSet" })
  | (FromApi<V1DaemonSet> & { readonly kind: "DaemonSet" });

/** How far a rollout is. */
export type RolloutState =
  | { readonly is: "complete"; readonly pods: number }
  | { readonly is: "going"; readonly updated: number; readonly wanted: number }
  /** A pod of the new revision does not start; the controller goes on trying. */
  | { readonly is: "stuck"; readonly pod: string; readonly reason: string }
  /** The controller has given up, by `progressDeadlineSeconds`, or was told to stop. */
  | { readonly is: "failed"; readonly reason: string };

/**
 * How far the rollout of a workload is, as `kubectl rollout status` counts it, and whether one of its new pods keeps it.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#deployment-status
 *
 * @param newPods the pods that the rollout has made
 */
export function rolloutState(workload: RollingWorkload, newPods: readonly FromApi<V1Pod>[]): RolloutState {
  const { text, severity, message, wanted } = statusOf(workload);
  if (severity === "ok") return { is: "complete", pods: wanted };
  if (severity === "error" || text === "Paused") return { is: "failed", reason: message ?? text };
  for (const pod of newPods) {
    const status = podStatus(pod);
    if (status.severity === "error")
      return { is: "stuck", pod: pod.metadata?.name ?? "", reason: status.text };
  }
  return { is: "going", updated: Math.min(updatedPods(workload), wanted), wanted };
}

function statusOf(workload: RollingWorkload): WorkloadStatus {
  switch (workload.kind) {
    case "Deployment":
      return deploymentStatus(workload);
    case "StatefulSet":
      return statefulSetStatus(workload);
    case "DaemonSet":
      return daemonSetStatus(workload);
  }
}

function updatedPods(workload: RollingWorkload): number {
  if (workload.kind === "DaemonSet") return workload.status?.updatedNumberScheduled ?? 0;
  return workload.status?.updatedReplicas ?? 0;
}
