import type { V1Pod } from "@kubernetes/client-node";
import { type ContainerStatus, containerStates } from "./containerStatus.ts";
import { type FromApi, timeMs } from "./fromApi.ts";
import { type PodStatus, podStatus } from "./podStatus.ts";

/** The fields of a pod that the tree shows; the whole object is twenty times larger. */
export interface PodSummary {
  readonly uid: string;
  readonly namespace: string;
  readonly name: string;
  /** The node that runs it; undefined before the scheduler has chosen one. */
  readonly nodeName: string | undefined;
  readonly status: PodStatus;
  readonly containers: readonly ContainerStatus[];
  readonly ip: string | undefined;
  /** Milliseconds since 1970; undefined if the API omits it. */
  readonly createdAt: number | undefined;
}

export function summarizePod(pod: FromApi<V1Pod>): PodSummary {
  return {
    uid: pod.metadata?.uid ?? "",
    namespace: pod.metadata?.namespace ?? "",
    name: pod.metadata?.name ?? "",
    nodeName: pod.spec?.nodeName,
    status: podStatus(pod),
    containers: containerStates(pod),
    ip: pod.status?.podIP,
    createdAt: timeMs(pod.metadata?.creationTimestamp),
  };
}
