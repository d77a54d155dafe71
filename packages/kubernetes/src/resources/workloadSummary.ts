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

/** The kinds that make pods from a template and that people apply: https://kubernetes.io/docs/concepts/workloads/ */
export type WorkloadKind = KindWith<"workload">;

/** What is kept of a workload: what the tree shows, and what names the object. */
export interface WorkloadSummary {
  readonly uid: string;
  readonly apiVersion: string;
  readonly kind: WorkloadKind;
  readonly namespace: string;
  readonly name: string;
  /** Pods that are ready, of a Job those that have succeeded, of a CronJob the Jobs that run. */
  readonly ready: number;
  /** How many it is to be; of a CronJob 0. */
  readonly wanted: number;
  readonly status: WorkloadStatus;
  /** Of the containers of its pods. */
  readonly images: readonly string[];
  /** Of a CronJob: `0 3 * * *`. */
  readonly schedule: string | undefined;
  /** The kind of the object that made it and keeps it as it is. */
  readonly controllerKind: string | undefined;
  /** Milliseconds since 1970; undefined where the API did not say. */
  readonly createdAt: number | undefined;
}

/** How a workload of each kind is summarized. */
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

/** Whether an object made it that is shown itself, as a CronJob makes Jobs. */
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
