import type { V1LabelSelector, V1ObjectMeta, V1PodTemplateSpec } from "@kubernetes/client-node";
import { hasRole, type KindWith } from "../kinds/kindRoles.ts";
import { kinds } from "../kinds/kinds.ts";
import { controllerUid } from "./controllerUid.ts";
import { type FromApi, timeMs } from "./fromApi.ts";
import type { ObjectOf } from "./objectOf.ts";
import type { WorkloadProblem } from "./reasons/problem.ts";
import { workloadProblem } from "./reasons/workloadProblem.ts";
import { selectorText } from "./selectorText.ts";
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
  /** What keeps the workload from having the pods that it should have. */
  readonly problem: WorkloadProblem | undefined;
  /** How many pods of a Job work at a time until one of them succeeds; undefined if the number to succeed is set. */
  readonly parallelism: number | undefined;
  /** The images of its pods' containers. */
  readonly images: readonly string[];
  /** The schedule of a CronJob: `0 3 * * *`. */
  readonly schedule: string | undefined;
  /** Selects its pods, in the syntax of `kubectl get -l`; undefined for a CronJob. */
  readonly selector: string | undefined;
  /** The kind of its controlling owner. */
  readonly controllerKind: string | undefined;
  readonly controllerUid: string | undefined;
  /** Milliseconds since 1970; undefined if the API omits it. */
  readonly createdAt: number | undefined;
}

/** The functions that summarize a workload of each kind. */
export const summarizeWorkload: {
  readonly [Kind in WorkloadKind]: (workload: ObjectOf<Kind>) => WorkloadSummary;
} = {
  Deployment: (workload) => summary("Deployment", workload, workload.spec, deploymentStatus(workload)),
  StatefulSet: (workload) => summary("StatefulSet", workload, workload.spec, statefulSetStatus(workload)),
  DaemonSet: (workload) => summary("DaemonSet", workload, workload.spec, daemonSetStatus(workload)),
  Job: (workload) => ({
    ...summary("Job", workload, workload.spec, jobStatus(workload)),
    parallelism: workload.spec?.completions === undefined ? workload.spec?.parallelism : undefined,
  }),
  CronJob: (workload) => ({
    ...summary("CronJob", workload, workload.spec?.jobTemplate?.spec, cronJobStatus(workload)),
    selector: undefined,
    schedule: workload.spec?.schedule,
  }),
};

/** Whether a displayed object created the workload, as a CronJob creates Jobs. */
export function isPartOfWorkload({ controllerKind }: WorkloadSummary): boolean {
  return controllerKind !== undefined && hasRole(controllerKind, "workload");
}

/**
 * The number of ready and desired pods, or of completions, as kubectl prints it: `1/1 of 3` for a Job whose pods take
 * their work from a queue. https://kubernetes.io/docs/concepts/workloads/controllers/job/#parallel-jobs
 */
export function workloadFigures({ ready, wanted, parallelism = 1 }: WorkloadSummary): string {
  return parallelism > 1 ? `${ready}/${wanted} of ${parallelism}` : `${ready}/${wanted}`;
}

/** What the specs of workloads say of their pods. */
interface PodsSpec {
  readonly selector?: FromApi<V1LabelSelector> | undefined;
  readonly template?: FromApi<V1PodTemplateSpec> | undefined;
}

function summary<Kind extends WorkloadKind>(
  kind: Kind,
  workload: ObjectOf<Kind>,
  spec: PodsSpec | undefined,
  status: WorkloadStatus,
): WorkloadSummary {
  const { metadata }: { readonly metadata?: FromApi<V1ObjectMeta> } = workload;
  return {
    uid: metadata?.uid ?? "",
    apiVersion: kinds[kind].apiVersion,
    kind,
    namespace: metadata?.namespace ?? "",
    name: metadata?.name ?? "",
    ready: status.ready,
    wanted: status.wanted,
    status,
    problem: workloadProblem(workload, status),
    parallelism: undefined,
    images: (spec?.template?.spec?.containers ?? []).map(({ image }) => image ?? ""),
    schedule: undefined,
    selector: selectorText(spec?.selector),
    controllerUid: controllerUid(metadata),
    controllerKind: metadata?.ownerReferences?.find(({ controller }) => controller)?.kind,
    createdAt: timeMs(metadata?.creationTimestamp),
  };
}
