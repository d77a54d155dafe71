import { ownField } from "../base/ownField.ts";
import type { KindName } from "./kinds.ts";

/** What a kind is to the product, which the API's data does not say. */
interface KindRole {
  /** Makes pods from a template and is applied by people: https://kubernetes.io/docs/concepts/workloads/ */
  readonly workload?: true;
  /** Replaces its pods when their template changes, so that it can be restarted and given another image. */
  readonly rollsOut?: true;
  /** Can be scaled by hand from the tree. */
  readonly scaled?: true;
  /** Keeps earlier revisions, as ReplicaSets, that it can be rolled back to. */
  readonly rolledBack?: true;
  /** What happened to an object can be told. */
  readonly traced?: true;
  /** The name of the list in which the course follows its objects. */
  readonly course?: string;
}

/**
 * The kinds that the product knows more of than the API tells, in the order in which they are shown. A new role or
 * kind here is missing wherever its types are needed, and the compiler says where.
 */
export const kindRoles = {
  Pod: { traced: true, course: "pods" },
  Deployment: {
    workload: true,
    rollsOut: true,
    scaled: true,
    rolledBack: true,
    traced: true,
    course: "deployments",
  },
  ReplicaSet: { scaled: true, traced: true, course: "replicaSets" },
  StatefulSet: { workload: true, rollsOut: true, scaled: true, traced: true, course: "statefulSets" },
  DaemonSet: { workload: true, rollsOut: true, traced: true, course: "daemonSets" },
  Job: { workload: true, traced: true, course: "jobs" },
  CronJob: { workload: true, traced: true, course: "cronJobs" },
  Service: { traced: true, course: "services" },
  EndpointSlice: { course: "endpointSlices" },
} as const satisfies Partial<Record<KindName, KindRole>>;

type Roles = typeof kindRoles;

/** The kinds that have a role. */
export type KnownKind = keyof Roles;

/** The kinds that have one role: `KindWith<"workload">`. */
export type KindWith<Role extends keyof KindRole> = {
  [Kind in KnownKind]: Role extends keyof Roles[Kind] ? Kind : never;
}[KnownKind];

/** The kinds that have one role, in the order in which they are shown. */
export function kindsWith<Role extends keyof KindRole>(role: Role): readonly KindWith<Role>[] {
  return Object.entries(kindRoles).flatMap(([kind, roles]) =>
    // What has the role is a `KindWith` it; `entries` gives the names as mere texts.
    Object.hasOwn(roles, role) ? [kind as KindWith<Role>] : [],
  );
}

/** Whether a kind that an object or a link names has a role. */
export function hasRole<Role extends keyof KindRole>(kind: string, role: Role): kind is KindWith<Role> {
  return Object.hasOwn(ownField<KindRole>(kindRoles, kind) ?? {}, role);
}
