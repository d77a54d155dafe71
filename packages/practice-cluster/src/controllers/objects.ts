import type { KindName } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { ApiObject } from "../objectApi.ts";
import type { SchedulableNode, SchedulablePodSpec, Taint } from "../nodes/scheduler/types.ts";

/** A condition of an object. */
export interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
  readonly lastTransitionTime?: string;
  readonly lastProbeTime?: string;
  readonly lastHeartbeatTime?: string;
}

/** The state of a waiting or terminated container, with its reason. */
export interface ContainerState {
  readonly reason?: string;
  readonly message?: string;
  readonly exitCode?: number;
}

interface ContainerStatus {
  readonly name: string;
  readonly restartCount: number;
  readonly state?: Readonly<Record<string, ContainerState>>;
  readonly lastState?: Readonly<Record<string, ContainerState>>;
}

export interface PodSpec extends SchedulablePodSpec {
  readonly hostname?: string;
  readonly subdomain?: string;
  readonly restartPolicy?: string;
  readonly schedulerName?: string;
}

export interface PodTemplate {
  readonly metadata?: {
    readonly labels?: Record<string, string>;
    readonly annotations?: Record<string, string>;
  };
  readonly spec: PodSpec;
}

export interface Pod extends ApiObject {
  readonly spec: PodSpec;
  readonly status?: {
    readonly phase?: string;
    readonly reason?: string;
    readonly conditions?: readonly Condition[];
    readonly containerStatuses?: readonly ContainerStatus[];
    readonly initContainerStatuses?: readonly ContainerStatus[];
    readonly [field: string]: unknown;
  };
}

export interface Node extends ApiObject {
  readonly spec?: SchedulableNode["spec"] & { readonly taints?: readonly (Taint & { timeAdded?: string })[] };
  readonly status?: NonNullable<SchedulableNode["status"]> & {
    readonly conditions?: readonly Condition[];
  };
}

/**
 * Casts an object to a Pod. Controllers rely on the API server to have validated the objects that it returns, and cast
 * them only in functions such as `asPod` and `asJob`.
 */
export function asPod(object: ApiObject): Pod {
  return object as Pod;
}

/** See `asPod`. */
export function asNode(object: ApiObject): Node {
  return object;
}

export function keyOf(object: ApiObject): string {
  const { namespace, name } = object.metadata;
  return namespace === undefined ? name : `${namespace}/${name}`;
}

/** The key of an object's controller, if that is of the given kind. */
export function controllerKey(object: ApiObject, kind: KindName): string | undefined {
  const owner = object.metadata.ownerReferences?.find((reference) => reference.controller === true);
  return owner?.kind === kind ? `${object.metadata.namespace ?? ""}/${owner.name}` : undefined;
}

export function isControlledBy(object: ApiObject, owner: ApiObject): boolean {
  return (
    object.metadata.ownerReferences?.some(
      (reference) => reference.controller === true && reference.uid === owner.metadata.uid,
    ) ?? false
  );
}

export function controllerReference(
  owner: ApiObject,
): NonNullable<ApiObject["metadata"]["ownerReferences"]>[number] {
  return {
    apiVersion: owner.apiVersion,
    kind: owner.kind,
    name: owner.metadata.name,
    uid: owner.metadata.uid ?? "",
    controller: true,
    blockOwnerDeletion: true,
  };
}

export function hasCondition(conditions: readonly Condition[] | undefined, type: string): boolean {
  return conditions?.some((condition) => condition.type === type && condition.status === "True") ?? false;
}

export function isReady(pod: Pod): boolean {
  return hasCondition(pod.status?.conditions, "Ready");
}

export function isDeleted(object: ApiObject): boolean {
  return object.metadata.deletionTimestamp !== undefined;
}

/** Formats a time in milliseconds as in the API, in whole seconds. */
export function timestamp(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
