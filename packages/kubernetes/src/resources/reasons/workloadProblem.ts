import { ownField } from "../../base/ownField.ts";
import { isRecord } from "../../base/record.ts";
import type { KindWith } from "../../kinds/kindRoles.ts";
import { timeMs } from "../fromApi.ts";
import type { ObjectOf } from "../objectOf.ts";
import type { WorkloadStatus } from "../workloadStatus.ts";
import { bounded } from "./bounded.ts";
import { heldByFinalizers } from "./deletionProblem.ts";
import type { WorkloadProblem } from "./problem.ts";
import { refuserOf } from "./refuser.ts";

/** How long the first pods of a workload may take to become ready. */
const startMs = 60_000;

/** The fields that the workloads of all kinds share. */
type Workload = ObjectOf<KindWith<"workload"> | "ReplicaSet">;

/**
 * What keeps a workload from having the pods that it should have; undefined if nothing does. From the workload alone,
 * and from its status in words; why a single pod is not ready is in that pod.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#failed-deployment
 */
export function workloadProblem(
  { metadata, spec, status: reported }: Workload,
  status: WorkloadStatus,
): WorkloadProblem | undefined {
  const { text, severity, ready, wanted, message } = status;
  if (metadata?.deletionTimestamp) return heldByFinalizers(metadata);
  if (severity === "ok" || severity === "done") return undefined;
  if (isRefusal(text) && message !== undefined)
    return { code: "refused", by: refuserOf(message), said: bounded(message) };
  switch (text) {
    case "ProgressDeadlineExceeded":
      return { code: "noProgress", seconds: numberIn(spec, "progressDeadlineSeconds") ?? 600 };
    case "Paused":
      return { code: "paused" };
    case "Suspended":
      return { code: "suspended" };
    case "SuccessCriteriaMet":
      return undefined;
    case "Running": {
      const failed = numberIn(reported, "failed") ?? 0;
      return failed > 0 ? { code: "podsFailed", failed } : undefined;
    }
    case "Unavailable":
      return ready === 0 ? { code: "noneReady", wanted } : { code: "tooFew", ready, wanted };
    case "Progressing": {
      const made = timeMs(metadata?.creationTimestamp);
      if (ready > 0 || wanted === 0 || made === undefined) return undefined;
      const from = made + startMs;
      return podsOf(reported) === 0 ? { code: "noPods", wanted, from } : { code: "noneReady", wanted, from };
    }
    default:
      return failure(spec, text, message);
  }
}

/** The number of pods, ready or not, in the words of each kind; undefined until the controller reports it. */
function podsOf(status: unknown): number | undefined {
  if (numberIn(status, "observedGeneration") === undefined) return undefined;
  return numberIn(status, "replicas") ?? numberIn(status, "currentNumberScheduled") ?? 0;
}

/** https://kubernetes.io/docs/concepts/workloads/controllers/job/#handling-pod-and-container-failures */
function failure(spec: unknown, reason: string, message: string | undefined): WorkloadProblem {
  const limit =
    reason === "BackoffLimitExceeded"
      ? (numberIn(spec, "backoffLimit") ?? 6)
      : reason === "DeadlineExceeded"
        ? numberIn(spec, "activeDeadlineSeconds")
        : undefined;
  return {
    code: "gaveUp",
    reason: bounded(reason),
    said: bounded(message),
    ...(limit !== undefined && { limit }),
  };
}

function isRefusal(text: string): boolean {
  return text === "ReplicaFailure" || text === "FailedCreate" || text === "ReplicaSetCreateError";
}

function numberIn(record: unknown, field: string): number | undefined {
  const value = isRecord(record) ? ownField(record, field) : undefined;
  return typeof value === "number" ? value : undefined;
}
