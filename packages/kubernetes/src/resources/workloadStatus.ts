import type {
  V1CronJob,
  V1DaemonSet,
  V1Deployment,
  V1Job,
  V1ReplicaSet,
  V1StatefulSet,
} from "@kubernetes/client-node";
import type { FromApi } from "./fromApi.ts";
import type { Severity } from "./severity.ts";

/** The progress of a workload. */
export interface WorkloadStatus {
  /** In the words of the API and of kubectl, such as `Available`, `Progressing` or `ProgressDeadlineExceeded`. */
  readonly text: string;
  /** The number of ready pods; for a Job, succeeded pods; for a CronJob, running Jobs. */
  readonly ready: number;
  /** The desired number; 0 for a CronJob. */
  readonly wanted: number;
  readonly severity: Severity;
  /** The controller's message about a problem. */
  readonly message: string | undefined;
}

interface Condition {
  readonly type?: string | undefined;
  readonly status?: string | undefined;
  readonly reason?: string | undefined;
  readonly message?: string | undefined;
}

/** A status without its figures. */
interface Verdict {
  readonly text: string;
  readonly severity: Severity;
  readonly message?: string | undefined;
}

const progressing: Verdict = { text: "Progressing", severity: "pending" };
const available: Verdict = { text: "Available", severity: "ok" };
/** Pods are there, and none of them is ready. */
const unavailable: Verdict = { text: "Unavailable", severity: "warning" };
const suspended: Verdict = { text: "Suspended", severity: "pending" };
const terminating: Verdict = { text: "Terminating", severity: "terminating" };

/**
 * Determines from its conditions whether a Deployment is failed, progressing or complete. A complete Deployment that
 * has since lost pods is unavailable.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#deployment-status
 */
export function deploymentStatus(deployment: FromApi<V1Deployment>): WorkloadStatus {
  const { spec, status } = deployment;
  const wanted = spec?.replicas ?? 1;
  return withFigures(status?.readyReplicas ?? 0, wanted, deploymentVerdict(deployment, wanted));
}

function deploymentVerdict(deployment: FromApi<V1Deployment>, wanted: number): Verdict {
  const { metadata, spec, status } = deployment;
  if (metadata?.deletionTimestamp) return terminating;
  if (!isObserved(deployment)) return progressing;
  const conditions = status?.conditions ?? [];
  const failure = replicaFailure(conditions);
  if (failure) return failure;
  const progress = conditions.find(({ type }) => type === "Progressing");
  if (progress?.status === "False")
    return { text: progress.reason || "Failed", severity: "error", message: progress.message };
  const updated = status?.updatedReplicas ?? 0;
  const rolledOut = updated >= wanted && (status?.replicas ?? 0) <= updated;
  if (rolledOut && (status?.availableReplicas ?? 0) >= updated) return available;
  if (spec?.paused) return { text: "Paused", severity: "warning" };
  const lack = conditions.find(({ type, status: is }) => type === "Available" && is === "False");
  const wasComplete = progress?.reason === "NewReplicaSetAvailable";
  if (wasComplete && lack) return { text: "Unavailable", severity: "warning", message: lack.message };
  return progressing;
}

/**
 * Determines the status of a ReplicaSet. Its Deployment repeats the failure of the current one, not that of those before.
 * https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/replica-set-v1/#ReplicaSetStatus
 */
export function replicaSetStatus({ metadata, spec, status }: FromApi<V1ReplicaSet>): WorkloadStatus {
  const wanted = spec?.replicas ?? 1;
  const ready = status?.readyReplicas ?? 0;
  if (metadata?.deletionTimestamp) return withFigures(ready, wanted, terminating);
  const verdict = replicaFailure(status?.conditions ?? []) ?? (ready >= wanted ? available : progressing);
  return withFigures(ready, wanted, verdict);
}

/** What the API server answered when the controller created or deleted pods; undefined if it took them all. */
function replicaFailure(conditions: readonly Condition[]): Verdict | undefined {
  const failure = conditions.find(({ type, status }) => type === "ReplicaFailure" && status === "True");
  return failure && { text: "ReplicaFailure", severity: "error", message: failure.message };
}

/**
 * Determines the status of a StatefulSet by the rules of `kubectl rollout status`, since it has no conditions.
 * https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#rolling-updates
 */
export function statefulSetStatus(set: FromApi<V1StatefulSet>): WorkloadStatus {
  const { metadata, spec, status } = set;
  const wanted = spec?.replicas ?? 1;
  const ready = status?.readyReplicas ?? 0;
  if (metadata?.deletionTimestamp) return withFigures(ready, wanted, terminating);
  const { type, rollingUpdate } = spec?.updateStrategy ?? {};
  const partition = rollingUpdate?.partition ?? 0;
  const isUpdated =
    type === "OnDelete" ||
    (partition > 0
      ? (status?.updatedReplicas ?? 0) >= wanted - partition
      : status?.updateRevision === status?.currentRevision);
  const complete = isObserved(set) && ready >= wanted && (status?.replicas ?? 0) <= wanted && isUpdated;
  return withFigures(ready, wanted, complete ? available : incomplete(wanted, ready, status?.replicas));
}

/** https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/: one pod for each eligible node. */
export function daemonSetStatus(set: FromApi<V1DaemonSet>): WorkloadStatus {
  const { metadata, spec, status } = set;
  const wanted = status?.desiredNumberScheduled ?? 0;
  const ready = status?.numberReady ?? 0;
  if (metadata?.deletionTimestamp) return withFigures(ready, wanted, terminating);
  const isUpdated =
    spec?.updateStrategy?.type === "OnDelete" || (status?.updatedNumberScheduled ?? 0) >= wanted;
  const complete = isObserved(set) && isUpdated && (status?.numberAvailable ?? 0) >= wanted;
  const pods = status?.currentNumberScheduled;
  return withFigures(ready, wanted, complete ? available : incomplete(wanted, ready, pods));
}

/** A StatefulSet or DaemonSet has no condition that says whether its pods have been ready before. */
function incomplete(wanted: number, ready: number, pods: number | undefined): Verdict {
  return wanted > 0 && ready === 0 && (pods ?? 0) > 0 ? unavailable : progressing;
}

/**
 * Returns the columns STATUS and COMPLETIONS of `kubectl get jobs`.
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/#terminal-job-conditions
 */
export function jobStatus(job: FromApi<V1Job>): WorkloadStatus {
  const { spec, status } = job;
  return withFigures(status?.succeeded ?? 0, spec?.completions ?? 1, jobVerdict(job));
}

function jobVerdict({ metadata, spec, status }: FromApi<V1Job>): Verdict {
  const holds = (wanted: string): Condition | undefined =>
    status?.conditions?.find(({ type, status: is }) => type === wanted && is === "True");
  if (holds("Complete")) return { text: "Complete", severity: "done" };
  const failed = holds("Failed") ?? holds("FailureTarget");
  if (failed) return { text: failed.reason || "Failed", severity: "error", message: failed.message };
  if (metadata?.deletionTimestamp) return terminating;
  if (spec?.suspend) return suspended;
  if (holds("SuccessCriteriaMet")) return { text: "SuccessCriteriaMet", severity: "pending" };
  // A pod may have failed, but the Job has not given up yet.
  return { text: "Running", severity: (status?.failed ?? 0) > 0 ? "warning" : "pending" };
}

/** https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-suspension */
export function cronJobStatus({ metadata, spec, status }: FromApi<V1CronJob>): WorkloadStatus {
  const active = status?.active?.length ?? 0;
  if (metadata?.deletionTimestamp) return withFigures(active, 0, terminating);
  const running: Verdict =
    active > 0 ? { text: "Running", severity: "ok" } : { text: "Scheduled", severity: "ok" };
  return withFigures(active, 0, spec?.suspend ? suspended : running);
}

/** Whether the controller has observed the current specification. */
function isObserved({
  metadata,
  status,
}: {
  readonly metadata?: { readonly generation?: number };
  readonly status?: { readonly observedGeneration?: number };
}): boolean {
  return (status?.observedGeneration ?? 0) >= (metadata?.generation ?? 0);
}

function withFigures(ready: number, wanted: number, { text, severity, message }: Verdict): WorkloadStatus {
  return { text, ready, wanted, severity, message };
}
