import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { type Condition, isReady, type Pod, timestamp } from "../objects.ts";
import { without } from "../../without.ts";
import { isTerminating, type ReplicaSet, type ReplicaSetStatus } from "./replicaSet.ts";

/** A failure to create or delete replicas. */
export interface Failure {
  readonly reason: "FailedCreate" | "FailedDelete";
  readonly message: string;
}

/**
 * The status of a ReplicaSet, computed from its pods. If `failure` is null, the existing conditions stay.
 * (pkg/controller/replicaset/replica_set_utils.go, calculateStatus)
 */
export function replicaSetStatus(
  set: ReplicaSet,
  owned: readonly Pod[],
  active: readonly Pod[],
  failure: Failure | undefined | null,
  nowMs: number,
): ReplicaSetStatus {
  const wanted = Object.entries(set.spec.template.metadata?.labels ?? {});
  const ready = active.filter(isReady);
  const conditions = failure === null ? set.status?.conditions : withFailure(set, failure, nowMs);
  const status = without(set.status ?? {}, "conditions");
  return {
    ...status,
    replicas: active.length,
    fullyLabeledReplicas: active.filter(({ metadata }) =>
      wanted.every(([name, value]) => ownField(metadata.labels ?? {}, name) === value),
    ).length,
    readyReplicas: ready.length,
    availableReplicas: ready.filter((pod) => untilAvailableMs(set, pod, nowMs) <= 0).length,
    terminatingReplicas: owned.filter(isTerminating).length,
    ...(set.metadata.generation === undefined ? {} : { observedGeneration: set.metadata.generation }),
    ...(conditions === undefined || conditions.length === 0 ? {} : { conditions }),
  };
}

/** Milliseconds until the next ready pod becomes available; undefined if time alone makes none available. */
export function nextAvailableMs(set: ReplicaSet, active: readonly Pod[], nowMs: number): number | undefined {
  if ((set.spec.minReadySeconds ?? 0) === 0) return undefined;
  let next = Infinity;
  for (const pod of active) {
    const left = isReady(pod) ? untilAvailableMs(set, pod, nowMs) : 0;
    if (left > 0) next = Math.min(next, left);
  }
  return next === Infinity ? undefined : next;
}

function untilAvailableMs(set: ReplicaSet, pod: Pod, nowMs: number): number {
  const seconds = set.spec.minReadySeconds ?? 0;
  if (seconds === 0) return 0;
  const ready = pod.status?.conditions?.find(({ type }) => type === "Ready");
  return Date.parse(ready?.lastTransitionTime ?? "") + seconds * 1_000 - nowMs;
}

function withFailure(set: ReplicaSet, failure: Failure | undefined, nowMs: number): readonly Condition[] {
  const before = set.status?.conditions ?? [];
  const isThere = before.some(({ type }) => type === "ReplicaFailure");
  if (!failure) return before.filter(({ type }) => type !== "ReplicaFailure");
  if (isThere) return before;
  const { reason, message } = failure;
  const lastTransitionTime = timestamp(nowMs);
  return [...before, { type: "ReplicaFailure", status: "True", lastTransitionTime, reason, message }];
}
