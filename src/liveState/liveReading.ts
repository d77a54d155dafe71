import type { V1EndpointSlice, V1Pod, V1ReplicaSet } from "@kubernetes/client-node";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";

/** What was read of an object in a cluster. */
export interface LiveReading {
  /** Of a Secret, its metadata alone. */
  readonly object: KubernetesObject;
  /** Undefined if they were not needed, could not be read, or are too many. */
  readonly related?: RelatedObjects | undefined;
  /** The latest message of an event about a claim that waits. */
  readonly message?: string | undefined;
}

/** The objects that the state of another one depends on. */
export interface RelatedObjects {
  readonly pods: readonly FromApi<V1Pod>[];
  readonly replicaSets: readonly FromApi<V1ReplicaSet>[];
  readonly endpointSlices: readonly FromApi<V1EndpointSlice>[];
}

export const noRelated: RelatedObjects = { pods: [], replicaSets: [], endpointSlices: [] };
