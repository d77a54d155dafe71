import type {
  V1CronJob,
  V1DaemonSet,
  V1Deployment,
  V1EndpointSlice,
  V1Job,
  V1Pod,
  V1ReplicaSet,
  V1Service,
  V1StatefulSet,
} from "@kubernetes/client-node";
import type { KnownKind } from "../kinds/kindRoles.ts";
import type { FromApi } from "./fromApi.ts";

interface ObjectTypes {
  readonly Deployment: V1Deployment;
  readonly ReplicaSet: V1ReplicaSet;
  readonly StatefulSet: V1StatefulSet;
  readonly DaemonSet: V1DaemonSet;
  readonly Job: V1Job;
  readonly CronJob: V1CronJob;
  readonly Service: V1Service;
  readonly EndpointSlice: V1EndpointSlice;
  readonly Pod: V1Pod;
}

/** An object of a kind that has a role, as the API's JSON. */
export type ObjectOf<Kind extends KnownKind> = FromApi<ObjectTypes[Kind]>;
