import type { V1Pod } from "@kubernetes/client-node";
import { type FromApi, timeMs } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import { revisionOf } from "@kubernetes-workshop/kubernetes/resources/rollout";
import type { TraceInput } from "./traceInput.ts";
import { type WaitingFor, waitingFor, waitingOrder } from "./waitingFor.ts";

/** The current state of the object, and what it is waiting for. */
export type CurrentState =
  | { readonly type: "leaving" }
  | { readonly type: "paused" }
  | { readonly type: "suspended" }
  | { readonly type: "empty" }
  | { readonly type: "pods"; readonly ready: number; readonly wanted: number; readonly leaving: number }
  | Waiting
  | { readonly type: "makingFailed"; readonly message: string }
  | { readonly type: "noPods"; readonly wanted: number }
  | { readonly type: "podEnded"; readonly succeeded: boolean; readonly word: string }
  | { readonly type: "jobComplete"; readonly ms: number | undefined }
  | { readonly type: "jobFailed"; readonly reason: string }
  | {
      readonly type: "jobRunning";
      readonly succeeded: number;
      readonly wanted: number;
      readonly active: number;
    }
  | { readonly type: "scheduled"; readonly schedule: string; readonly active: number }
  | { readonly type: "endpoints"; readonly ready: number; readonly waiting: number }
  | { readonly type: "noEndpoints"; readonly selector: readonly string[]; readonly pods: number }
  | { readonly type: "noSelector" };

export interface Waiting {
  readonly type: "waiting";
  readonly ready: number;
  readonly wanted: number;
  /** What the pods that are furthest behind are waiting for. */
  readonly waitingFor: WaitingFor;
  readonly count: number;
}

/** @param making the message of the last pod creation, if it failed */
export function currentState(input: TraceInput, making: string | undefined): CurrentState {
  const { target, pods } = input;
  if (target.object.metadata?.deletionTimestamp) return { type: "leaving" };
  switch (target.kind) {
    case "Pod":
      return ofPod(target.object);
    case "Deployment": {
      if (target.object.spec?.paused) return { type: "paused" };
      return ofWorkload(target.object.spec?.replicas ?? 1, pods, making, newestReplicaSet(input));
    }
    case "ReplicaSet":
    case "StatefulSet":
      return ofWorkload(target.object.spec?.replicas ?? 1, pods, making);
    case "DaemonSet":
      return ofWorkload(target.object.status?.desiredNumberScheduled ?? pods.length, pods, making);
    case "Job": {
      const { spec, status } = target.object;
      const ended = status?.conditions?.find(
        ({ type, status: value }) => value === "True" && (type === "Complete" || type === "Failed"),
      );
      if (ended?.type === "Failed") return { type: "jobFailed", reason: ended.reason ?? "" };
      if (ended) {
        const start = timeMs(status?.startTime);
        const end = timeMs(status?.completionTime);
        return {
          type: "jobComplete",
          ms: start === undefined || end === undefined ? undefined : end - start,
        };
      }
      if (spec?.suspend) return { type: "suspended" };
      const stuck = behind(pods);
      const stuckTypes: readonly WaitingFor["type"][] = ["node", "image", "configuration", "restart"];
      if (stuck && stuckTypes.includes(stuck.waitingFor.type))
        return { type: "waiting", ready: status?.succeeded ?? 0, wanted: spec?.completions ?? 1, ...stuck };
      if (making !== undefined && pods.length === 0) return { type: "makingFailed", message: making };
      return {
        type: "jobRunning",
        succeeded: status?.succeeded ?? 0,
        wanted: spec?.completions ?? 1,
        active: status?.active ?? 0,
      };
    }
    case "CronJob": {
      const { spec, status } = target.object;
      if (spec?.suspend) return { type: "suspended" };
      return { type: "scheduled", schedule: spec?.schedule ?? "", active: status?.active?.length ?? 0 };
    }
    case "Service": {
      const selector = Object.entries(target.object.spec?.selector ?? {});
      const endpoints = input.endpointSlices.flatMap((slice) => slice.endpoints ?? []);
      const ready = endpoints.filter(({ conditions }) => conditions?.ready !== false).length;
      if (ready > 0) return { type: "endpoints", ready, waiting: endpoints.length - ready };
      if (selector.length === 0) return { type: "noSelector" };
      return {
        type: "noEndpoints",
        selector: selector.map(([key, value]) => `${key}=${value}`),
        pods: pods.length,
      };
    }
  }
}

function ofPod(pod: FromApi<V1Pod>): CurrentState {
  const phase = pod.status?.phase;
  if (phase === "Succeeded" || phase === "Failed")
    return { type: "podEnded", succeeded: phase === "Succeeded", word: pod.status?.reason ?? "" };
  const waits = waitingFor(pod);
  if (waits.type === "none") return { type: "pods", ready: 1, wanted: 1, leaving: 0 };
  return { type: "waiting", ready: 0, wanted: 1, waitingFor: waits, count: 1 };
}

/** @param current the ReplicaSet whose pods count while others are being scaled down */
function ofWorkload(
  wanted: number,
  pods: readonly FromApi<V1Pod>[],
  making: string | undefined,
  current?: string,
): CurrentState {
  const own = pods.filter(
    ({ metadata }) =>
      current === undefined || metadata?.ownerReferences?.some(({ name }) => name === current),
  );
  const staying = own.filter(({ metadata }) => !metadata?.deletionTimestamp);
  const ready = staying.filter((pod) => waitingFor(pod).type === "none").length;
  const leaving = pods.length - staying.length;
  if (wanted === 0) return leaving === 0 ? { type: "empty" } : { type: "pods", ready: 0, wanted, leaving };
  if (ready >= wanted) return { type: "pods", ready, wanted, leaving };
  const stuck = behind(staying);
  if (making !== undefined && staying.length < wanted) return { type: "makingFailed", message: making };
  return stuck ? { type: "waiting", ready, wanted, ...stuck } : { type: "noPods", wanted };
}

/** Returns what the pods that are furthest behind are waiting for, and how many there are. */
function behind(
  pods: readonly FromApi<V1Pod>[],
): { readonly waitingFor: WaitingFor; readonly count: number } | undefined {
  const reasons = pods.map(waitingFor).filter(({ type }) => type !== "none");
  const worst = waitingOrder.find((type) => reasons.some((reason) => reason.type === type));
  const first = reasons.find(({ type }) => type === worst);
  return first && { waitingFor: first, count: reasons.filter(({ type }) => type === worst).length };
}

function newestReplicaSet({ replicaSets }: TraceInput): string | undefined {
  return replicaSets.toSorted((one, other) => revisionOf(other) - revisionOf(one))[0]?.metadata?.name;
}
