import { ownField } from "../base/ownField.ts";
import type { KindName } from "./kinds.ts";

/** The role of a kind in this product, which the API's data does not contain. */
interface KindRole {
  /** Creates pods from a template and is applied by people: https://kubernetes.io/docs/concepts/workloads/ */
  readonly workload?: true;
  /** Replaces its pods when their template changes, so it can be restarted or given another image. */
  readonly rollsOut?: true;
  /** Can be scaled by hand from the tree. */
  readonly scaled?: true;
  /** Keeps earlier revisions as ReplicaSets and can be rolled back to them. */
  readonly rolledBack?: true;
  /** Creates Jobs on a schedule, so it can be suspended, resumed, and run now. */
  readonly scheduled?: true;
  /** Is supported by Show What Happened. */
  readonly traced?: true;
  /** The name of the list in which the course tracks objects of the kind. */
  readonly course?: string;
}

/**
 * The kinds with roles in this product, in display order. After a new role or kind is added, the compiler reports
 * where its implementation is missing.
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
  CronJob: { workload: true, scheduled: true, traced: true, course: "cronJobs" },
  Service: { traced: true, course: "services" },
  EndpointSlice: { course: "endpointSlices" },
} as const satisfies Partial<Record<KindName, KindRole>>;

type Roles = typeof kindRoles;

/** The kinds that have at least one role. */
export type KnownKind = keyof Roles;

/** The kinds that have a given role: `KindWith<"workload">`. */
export type KindWith<Role extends keyof KindRole> = {
  [Kind in KnownKind]: Role extends keyof Roles[Kind] ? Kind : never;
}[KnownKind];

/** Returns the kinds that have a role, in display order. */
export function kindsWith<Role extends keyof KindRole>(role: Role): readonly KindWith<Role>[] {
  return Object.entries(kindRoles).flatMap(([kind, roles]) =>
    // The check makes the cast safe: `entries` types the names as plain strings.
    Object.hasOwn(roles, role) ? [kind as KindWith<Role>] : [],
  );
}

/** Whether the kind named by an object or a link has a role. */
export function hasRole<Role extends keyof KindRole>(kind: string, role: Role): kind is KindWith<Role> {
  return Object.hasOwn(ownField<KindRole>(kindRoles, kind) ?? {}, role);
}
