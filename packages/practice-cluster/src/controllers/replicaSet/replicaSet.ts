import type { ApiObject } from "../../objectApi.ts";
import type { Condition, Pod, PodTemplate } from "../objects.ts";

export interface ReplicaSetStatus {
  readonly replicas?: number;
  readonly fullyLabeledReplicas?: number;
  readonly readyReplicas?: number;
  readonly availableReplicas?: number;
  readonly terminatingReplicas?: number;
  readonly observedGeneration?: number;
  readonly conditions?: readonly Condition[];
}

export interface ReplicaSet extends ApiObject {
  readonly spec: {
    readonly replicas?: number;
    readonly minReadySeconds?: number;
    readonly selector: unknown;
    readonly template: PodTemplate;
  };
  readonly status?: ReplicaSetStatus;
}

/** See `asPod`. */
export function asReplicaSet(object: ApiObject): ReplicaSet {
  return object as ReplicaSet;
}

/** Whether a pod counts as a replica: it has neither ended nor is it terminating. */
export function isActive(pod: Pod): boolean {
  return !hasEnded(pod) && pod.metadata.deletionTimestamp === undefined;
}

/** Whether a pod is terminating. */
export function isTerminating(pod: Pod): boolean {
  return !hasEnded(pod) && pod.metadata.deletionTimestamp !== undefined;
}

function hasEnded(pod: Pod): boolean {
  return pod.status?.phase === "Succeeded" || pod.status?.phase === "Failed";
}
