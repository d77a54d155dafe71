import type {
  V1CronJob,
  V1DaemonSet,
  V1Deployment,
  V1Job,
  V1ObjectMeta,
  V1PodTemplateSpec,
  V1StatefulSet,
} from "@kubernetes/client-node";
import { type FromApi, timeMs } from "./fromApi.ts";
import {
  cronJobStatus,
  daemonSetStatus,
  deploymentStatus,
  jobStatus,
  statefulSetStatus,
  type WorkloadStatus,
} from "./workloadStatus.ts";

/** The kinds that make pods from a template and that people apply: https://kubernetes.io/docs/concepts/workloads/ */
export interface WorkloadKinds {
  readonly Deployment: FromApi<V1Deployment>;
  readonly StatefulSet: FromApi<V1StatefulSet>;
  readonly DaemonSet: FromApi<V1DaemonSet>;
  readonly Job: FromApi<V1Job>;
  readonly CronJob: FromApi<V1CronJob>;
}

export type WorkloadKind = keyof WorkloadKinds;

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

type Summarize<Kind extends WorkloadKind> = (workload: WorkloadKinds[Kind]) => WorkloadSummary;

/** The kinds in the order of the tree; how each is found in the API and summarized. */
export const workloadKinds: {
  readonly [Kind in WorkloadKind]: { readonly path: string; readonly summarize: Summarize<Kind> };
} = {
  Deployment: {
    path: "/apis/apps/v1/deployments",
    summarize: (workload) =>
      summary("Deployment", workload, workload.spec?.template, deploymentStatus(workload)),
  },
  StatefulSet: {
    path: "/apis/apps/v1/statefulsets",
    summarize: (workload) =>
      summary("StatefulSet", workload, workload.spec?.template, statefulSetStatus(workload)),
  },
  DaemonSet: {
    path: "/apis/apps/v1/daemonsets",
    summarize: (workload) =>
      summary("DaemonSet", workload, workload.spec?.template, daemonSetStatus(workload)),
  },
  Job: {
    path: "/apis/batch/v1/jobs",
    summarize: (workload) => summary("Job", workload, workload.spec?.template, jobStatus(workload)),
  },
  CronJob: {
    path: "/apis/batch/v1/cronjobs",
    summarize: (workload) => ({
      ...summary("CronJob", workload, workload.spec?.jobTemplate?.spec?.template, cronJobStatus(workload)),
      schedule: workload.spec?.schedule,
    }),
  },
};

/** The names of the kinds, in the order of the tree. */
export const workloadKindNames = Object.keys(workloadKinds) as readonly WorkloadKind[];

/** Whether an object made it that is shown itself, as a CronJob makes Jobs. */
export function isPartOfWorkload({ controllerKind }: WorkloadSummary): boolean {
  return controllerKind !== undefined && Object.hasOwn(workloadKinds, controllerKind);
}

function summary(
  kind: WorkloadKind,
  { metadata }: { readonly metadata?: FromApi<V1ObjectMeta> },
  template: FromApi<V1PodTemplateSpec> | undefined,
  status: WorkloadStatus,
): WorkloadSummary {
  return {
    uid: metadata?.uid ?? "",
    apiVersion: kind === "Job" || kind === "CronJob" ? "batch/v1" : "apps/v1",
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
