import type { V1Pod } from "@kubernetes/client-node";
import { type FromApi, timeMs } from "../fromApi.ts";
import { bounded } from "./bounded.ts";
import { containerProblem, unreadyProblem } from "./containerProblem.ts";
import { heldByFinalizers } from "./deletionProblem.ts";
import { evictionCause } from "./evictionCause.ts";
import type { PodProblem } from "./problem.ts";
import { schedulingProblem } from "./schedulingProblem.ts";

type Condition = NonNullable<NonNullable<FromApi<V1Pod>["status"]>["conditions"]>[number];

/** How long containers may take to start without a word, and to stop after their grace period. */
const startMs = 60_000;
const stopMs = 30_000;
const mostObstacles = 6;
const mostGates = 5;

/**
 * What keeps a pod from being as it should be, the earliest cause first: its deletion, its node, then its containers.
 * Undefined if nothing does. From the pod alone; `withWarnings` adds what only its events say.
 * https://kubernetes.io/docs/tasks/debug/debug-application/debug-pods/
 */
export function podProblem(pod: FromApi<V1Pod>): PodProblem | undefined {
  const { metadata, spec, status } = pod;
  if (metadata?.deletionTimestamp) return deletionProblem(pod);
  const { phase = "", reason = "", message = "" } = status ?? {};
  if (phase === "Succeeded") return undefined;
  const why = phase === "Failed" ? evictionCause(pod) : undefined;
  if (why !== undefined) return { code: "evicted", why, said: bounded(message) };
  if (!spec?.nodeName) return phase === "Failed" ? rejected(reason, message) : withoutNode(pod);
  const inContainer = containerProblem(pod);
  if (inContainer) return inContainer;
  if (phase === "Failed") return rejected(reason, message);
  if (isOnSilentNode(pod)) return { code: "nodeSilent", node: bounded(spec.nodeName) };
  if (phase === "Pending") return notStarted(pod);
  return unreadyOf(pod);
}

function deletionProblem({ metadata, spec, status }: FromApi<V1Pod>): PodProblem | undefined {
  const node = bounded(spec?.nodeName);
  if (status?.reason === "NodeLost") return { code: "nodeSilent", node };
  // The server sets this time to the end of the grace period.
  const from = (timeMs(metadata?.deletionTimestamp) ?? 0) + stopMs;
  const held = heldByFinalizers(metadata);
  const containers = [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])];
  const hasStopped =
    !spec?.nodeName ||
    status?.phase === "Succeeded" ||
    status?.phase === "Failed" ||
    !containers.some(({ state }) => state?.running);
  if (held?.code === "finalizers" && hasStopped) return { ...held, from };
  return { code: "notStopped", from, node };
}

function rejected(reason: string, message: string): PodProblem | undefined {
  if (reason === "" && message === "") return undefined;
  return { code: "rejected", reason: bounded(reason), said: bounded(message) };
}

/** https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/ */
function withoutNode({ spec, status }: FromApi<V1Pod>): PodProblem | undefined {
  const scheduled = conditionOf(status?.conditions, "PodScheduled");
  if (scheduled?.status !== "False") return undefined;
  if (scheduled.reason === "SchedulingGated")
    return {
      code: "gated",
      gates: (spec?.schedulingGates ?? []).slice(0, mostGates).map(({ name }) => bounded(name)),
    };
  const problem = schedulingProblem(scheduled.message ?? "");
  return {
    code: "noNode",
    problem: {
      ...problem,
      // Said only if nothing in it was recognized.
      message: problem.obstacles.length > 0 ? "" : bounded(problem.message),
      obstacles: problem.obstacles
        .slice(0, mostObstacles)
        .map((obstacle) => ({ ...obstacle, detail: bounded(obstacle.detail) })),
    },
  };
}

/**
 * Whether the node lifecycle controller marked the pod as not ready although its containers are: its node stopped
 * reporting. https://kubernetes.io/docs/concepts/architecture/nodes/#node-controller
 */
function isOnSilentNode({ spec, status }: FromApi<V1Pod>): boolean {
  return (
    (spec?.readinessGates ?? []).length === 0 &&
    conditionOf(status?.conditions, "Ready")?.status === "False" &&
    conditionOf(status?.conditions, "ContainersReady")?.status === "True"
  );
}

function notStarted({ status }: FromApi<V1Pod>): PodProblem | undefined {
  const isInitRunning = status?.initContainerStatuses?.some(({ state }) => state?.running);
  const since =
    timeMs(conditionOf(status?.conditions, "PodScheduled")?.lastTransitionTime) ?? timeMs(status?.startTime);
  return isInitRunning || since === undefined ? undefined : { code: "notStarted", from: since + startMs };
}

/** https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-readiness-gate */
function unreadyOf(pod: FromApi<V1Pod>): PodProblem | undefined {
  const { spec, status } = pod;
  if (conditionOf(status?.conditions, "Ready")?.status === "True") return undefined;
  const problem = unreadyProblem(pod);
  if (problem) return problem;
  const gate = spec?.readinessGates?.find(
    ({ conditionType = "" }) => conditionOf(status?.conditions, conditionType)?.status !== "True",
  );
  return gate && { code: "readinessGate", gate: bounded(gate.conditionType) };
}

function conditionOf(conditions: readonly Condition[] | undefined, type: string): Condition | undefined {
  return conditions?.find((condition) => condition.type === type);
}
