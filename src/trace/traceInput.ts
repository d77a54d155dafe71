import type {
  CoreV1Event,
  V1CronJob,
  V1DaemonSet,
  V1Deployment,
  V1EndpointSlice,
  V1Job,
  V1Node,
  V1Pod,
  V1ReplicaSet,
  V1Service,
  V1StatefulSet,
} from "@kubernetes/client-node";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";

interface TracedTypes {
  readonly Pod: V1Pod;
  readonly Deployment: V1Deployment;
  readonly ReplicaSet: V1ReplicaSet;
  readonly DaemonSet: V1DaemonSet;
  readonly StatefulSet: V1StatefulSet;
  readonly Job: V1Job;
  readonly CronJob: V1CronJob;
  readonly Service: V1Service;
}

/** The kinds whose story can be told. */
export type TracedKind = keyof TracedTypes;

/** An object with its kind, which the items of a list lack. */
export type TracedObject = {
  [Kind in TracedKind]: { readonly kind: Kind; readonly object: FromApi<TracedTypes[Kind]> };
}[TracedKind];

/** How much of the events could be read. */
export type EventAccess = "all" | "some" | "forbidden" | "unreadable";

/** The object that was asked for and what has to do with it, as the API's JSON. */
export interface TraceInput {
  readonly target: TracedObject;
  /** Its owners, the nearest first. */
  readonly owners: readonly TracedObject[];
  readonly replicaSets: readonly FromApi<V1ReplicaSet>[];
  readonly jobs: readonly FromApi<V1Job>[];
  readonly pods: readonly FromApi<V1Pod>[];
  readonly nodes: readonly FromApi<V1Node>[];
  readonly endpointSlices: readonly FromApi<V1EndpointSlice>[];
  /** Events of the objects above and of pods that are gone; others are passed over. */
  readonly events: readonly FromApi<CoreV1Event>[];
  readonly eventAccess: EventAccess;
  /** Kinds whose lists could not be read, or not to their end. */
  readonly incomplete: readonly string[];
}
