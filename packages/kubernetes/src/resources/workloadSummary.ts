import type { V1ObjectMeta, V1PodTemplateSpec } from "@kubernetes/client-node";
import { hasRole, type KindWith } from "../kinds/kindRoles.ts";
import { kinds } from "../kinds/kinds.ts";
import { type FromApi, timeMs } from "./fromApi.ts";
import type { ObjectOf } from "./objectOf.ts";
import {
  cronJobStatus,
  daemonSetStatus,
  deploymentStatus,
  jobStatus,
  statefulSetStatus,
  type WorkloadStatus,
} from "./workloadStatus.ts";

/** The kinds that create pods from a template and that people apply: https://kubernetes.io/docs/concepts/workloads/ */
export type WorkloadKind = KindWith<"workload">;

/** The fields of a workload that the tree shows, and those that identify it. */
export interface WorkloadSummary {
  readonly uid: string;
  readonly apiVersion: string;
  readonly kind: WorkloadKind;
  readonly namespace: string;
  readonly name: string;
  /** The number of ready pods; for a Job, succeeded pods; for a CronJob, running Jobs. */
  readonly ready: number;
  /** The desired number; 0 for a CronJob. */
  readonly wanted: number;
  readonly status: WorkloadStatus;
  /** The images of its pods' containers. */
  readonly images: readonly string[];
  /** The schedule of a CronJob: `0 3 * * *`. */
  readonly schedule: string | undefined;
  /** The kind of its controlling owner. */
  readonly controllerKind: string | undefined;
  /** Milliseconds since 1970; undefined if the API omits it. */
  readonly createdAt: number | undefined;
}

/** The functions that summarize a workload of each kind. */
export const summarizeWorkload: {
  readonly [Kind in WorkloadKind]: (workload: ObjectOf<Kind>) => WorkloadSummary;
} = {
  Deployment: (workload) =>
    summary("Deployment", workload, workload.spec?.template, deploymentStatus(workload)),
  StatefulSet: (workload) =>
    summary("StatefulSet", workload, workload.spec?.template, statefulSetStatus(workload)),
  DaemonSet: (workload) => summary("DaemonSet", workload, workload.spec?.template, daemonSetStatus(workload)),
  Job: (workload) => summary("Job", workload, workload.spec?.template, jobStatus(workload)),
  CronJob: (workload) => ({
    ...summary("CronJob", workload, workload.spec?.jobTemplate?.spec?.template, cronJobStatus(workload)),
    schedule: workload.spec?.schedule,
  }),
};

/** Whether a displayed object created the workload, as a CronJob creates Jobs. */
export function isPartOfWorkload({ controllerKind }: WorkloadSummary): boolean {
  return controllerKind !== undefined && hasRole(controllerKind, "workload");
}

function summary(
  kind: WorkloadKind,
  { metadata }: { readonly metadata?: FromApi<V1ObjectMeta> },
  template: FromApi<V1PodTemplateSpec> | undefined,
  status: WorkloadStatus,
): WorkloadSummary {
  return {
    uid: metadata?.uid ?? "",
    apiVersion: kinds[kind].apiVersion,
    kind,
    namespace: metadata?.namespace ?? "",
    name: metadata?.name ?? "",
    ready: status.ready,
    wanted: status.wanted,
    status,
    images: (template?.spec?.containers ?? []).map(({ image }) => image ?? ""),
    schedule: undefined,
    controllerKind: metadata?.ownerReferences?.find(({ controller }) => controller)?.kind,
    createdAt: timeMs(metadata?.creationTimestamp),
  };
}
