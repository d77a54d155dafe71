import type {
  CoreV1Event,
  V1EndpointSlice,
  V1Job,
  V1Node,
  V1Pod,
  V1ReplicaSet,
} from "@kubernetes/client-node";
import type { KindWith } from "@kubernetes-workshop/kubernetes/kinds/kindRoles";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import type { ObjectOf } from "@kubernetes-workshop/kubernetes/resources/objectOf";

/** The kinds that can be traced. */
export type TracedKind = KindWith<"traced">;

/** An object with its kind, which list items lack. */
export type TracedObject = {
  [Kind in TracedKind]: { readonly kind: Kind; readonly object: ObjectOf<Kind> };
}[TracedKind];

/** Which events could be read. */
export type EventAccess = "all" | "some" | "forbidden" | "unreadable";

/** The traced object and its related objects, as the API's JSON. */
export interface TraceInput {
  readonly target: TracedObject;
  /** The object's owners, nearest first. */
  readonly owners: readonly TracedObject[];
  readonly replicaSets: readonly FromApi<V1ReplicaSet>[];
  readonly jobs: readonly FromApi<V1Job>[];
  readonly pods: readonly FromApi<V1Pod>[];
  readonly nodes: readonly FromApi<V1Node>[];
  readonly endpointSlices: readonly FromApi<V1EndpointSlice>[];
  /** Events of the objects above and of deleted pods; other events are ignored. */
  readonly events: readonly FromApi<CoreV1Event>[];
  readonly eventAccess: EventAccess;
  /** Kinds whose lists could not be read, or only in part. */
  readonly incomplete: readonly string[];
}
