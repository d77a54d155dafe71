import type { V1Pod } from "@kubernetes/client-node";
import { controllerUid } from "./controllerUid.ts";
import { type ContainerStatus, containerStates } from "./containerStatus.ts";
import { type FromApi, timeMs } from "./fromApi.ts";
import { type PodStatus, podStatus } from "./podStatus.ts";
import { podProblem } from "./reasons/podProblem.ts";
import type { PodProblem } from "./reasons/problem.ts";
import { severityWith } from "./reasons/severityWith.ts";

/** The fields of a pod that the tree shows; the whole object is twenty times larger. */
export interface PodSummary {
  /** Not that of the API, but unique all the same, if {@link isRow}. */
  readonly uid: string;
  /** Whether it comes from the row of a table, which does not say what the problem is, and knows no containers. */
  readonly isRow?: true;
  readonly namespace: string;
  readonly name: string;
  /** The node that runs it; undefined before the scheduler has chosen one. */
  readonly nodeName: string | undefined;
  readonly status: PodStatus;
  /** What keeps the pod from being as it should be. */
  readonly problem: PodProblem | undefined;
  readonly containers: readonly ContainerStatus[];
  readonly ip: string | undefined;
  readonly controllerUid: string | undefined;
  /** Milliseconds since 1970; undefined if the API omits it. */
  readonly createdAt: number | undefined;
}

export function summarizePod(pod: FromApi<V1Pod>): PodSummary {
  const status = podStatus(pod);
  const problem = podProblem(pod);
  return {
    uid: pod.metadata?.uid ?? "",
    namespace: pod.metadata?.namespace ?? "",
    name: pod.metadata?.name ?? "",
    nodeName: pod.spec?.nodeName,
    status: { ...status, severity: severityWith(status.severity, problem) },
    problem,
    containers: containerStates(pod),
    ip: pod.status?.podIP,
    controllerUid: controllerUid(pod.metadata),
    createdAt: timeMs(pod.metadata?.creationTimestamp),
  };
}
