import type { ApiObject } from "../../objectApi.ts";
import { type Condition, hasCondition, type Pod, type PodTemplate } from "../objects.ts";

export interface JobStatus {
  readonly active?: number;
  readonly ready?: number;
  readonly terminating?: number;
  readonly succeeded?: number;
  readonly failed?: number;
  readonly startTime?: string;
  readonly completionTime?: string;
  readonly completedIndexes?: string;
  readonly conditions?: readonly Condition[];
}

export interface JobSpec {
  readonly completions?: number;
  readonly parallelism?: number;
  readonly backoffLimit?: number;
  readonly activeDeadlineSeconds?: number;
  readonly ttlSecondsAfterFinished?: number;
  readonly suspend?: boolean;
  readonly completionMode?: string;
  readonly template: PodTemplate;
}

export interface Job extends ApiObject {
  readonly spec: JobSpec;
  readonly status?: JobStatus;
}

/**
 * The terminal condition of a Job; undefined if it has not finished.
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/#terminal-job-conditions
 */
export function finishedAs(job: Job): "Complete" | "Failed" | undefined {
  if (hasCondition(job.status?.conditions, "Complete")) return "Complete";
  return hasCondition(job.status?.conditions, "Failed") ? "Failed" : undefined;
}

export function finishedAtMs(job: Job): number {
  const condition = job.status?.conditions?.find(
    ({ type, status }) => type === finishedAs(job) && status === "True",
  );
  return Date.parse(condition?.lastTransitionTime ?? job.metadata.creationTimestamp ?? "");
}

export function isActive(pod: Pod): boolean {
  return !isTerminal(pod) && pod.metadata.deletionTimestamp === undefined;
}

export function isTerminal(pod: Pod): boolean {
  return pod.status?.phase === "Succeeded" || pod.status?.phase === "Failed";
}

/** The number of container restarts in pods, which count as retries if the kubelet restarts containers. */
export function restartsOf(pods: readonly Pod[]): number {
  const restarts = (pod: Pod): number =>
    [...(pod.status?.initContainerStatuses ?? []), ...(pod.status?.containerStatuses ?? [])].reduce(
      (sum, { restartCount }) => sum + restartCount,
      0,
    );
  return pods
    .filter((pod) => pod.status?.phase === "Running" || pod.status?.phase === "Pending")
    .reduce((sum, pod) => sum + restarts(pod), 0);
}

/** Sets a condition; its time changes only when its status does. */
export function withCondition(
  conditions: readonly Condition[] | undefined,
  condition: {
    readonly type: string;
    readonly status: "True" | "False";
    readonly reason: string;
    readonly message: string;
  },
  now: string,
): readonly Condition[] {
  const before = conditions?.find(({ type }) => type === condition.type);
  if (before?.status === condition.status) return conditions ?? [];
  const others = (conditions ?? []).filter(({ type }) => type !== condition.type);
  return [...others, { ...condition, lastProbeTime: now, lastTransitionTime: now }];
}

/** See `asPod`. */
export function asJob(object: ApiObject): Job {
  return object as Job;
}
