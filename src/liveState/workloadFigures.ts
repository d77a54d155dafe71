import {
  daemonSetStatus,
  deploymentStatus,
  jobStatus,
  statefulSetStatus,
  type WorkloadStatus,
} from "@kubernetes-workshop/kubernetes/resources/workloadStatus";
import type { TracedObject } from "../trace/traceInput.ts";

/** The figures of an object that maintains pods, by its own status; undefined for other kinds. */
export function workloadFigures(
  target: TracedObject,
): Pick<WorkloadStatus, "ready" | "wanted" | "severity" | "message"> | undefined {
  switch (target.kind) {
    case "Deployment":
      return deploymentStatus(target.object);
    case "StatefulSet":
      return statefulSetStatus(target.object);
    case "DaemonSet":
      return daemonSetStatus(target.object);
    case "Job":
      return jobStatus(target.object);
    case "ReplicaSet": {
      const { spec, status } = target.object;
      const wanted = spec?.replicas ?? 1;
      const ready = status?.readyReplicas ?? 0;
      const isThere = ready >= wanted && (status?.replicas ?? 0) <= wanted;
      return { ready, wanted, severity: isThere ? "ok" : "pending", message: undefined };
    }
    case "Pod":
    case "CronJob":
    case "Service":
      return undefined;
  }
}
