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

/** The kinds whose story can be told. */
export type TracedKind = KindWith<"traced">;

/** An object with its kind, which the items of a list lack. */
export type TracedObject = {
  [Kind in TracedKind]: { readonly kind: Kind; readonly object: ObjectOf<Kind> };
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
