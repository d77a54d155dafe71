import type { V1Pod } from "@kubernetes/client-node";
import { type FromApi, timeMs } from "../fromApi.ts";
import { bounded } from "./bounded.ts";
import { containerProblem, unreadyProblem } from "./containerProblem.ts";
import { heldByFinalizers } from "./deletionProblem.ts";
import { evictionCause } from "./evictionCause.ts";
import { missingSource } from "./missingSource.ts";
import { probeFailure } from "./probeFailure.ts";
import type { PodProblem } from "./problem.ts";
import { schedulingProblem } from "./schedulingProblem.ts";

/** A warning event of a pod. */
export interface PodWarning {
  readonly reason: string;
  readonly message: string;
}

type Condition = NonNullable<NonNullable<FromApi<V1Pod>["status"]>["conditions"]>[number];

/** How long containers may take to start without a word, and to stop after their grace period. */
const startMs = 60_000;
const stopMs = 30_000;
const mostObstacles = 6;
const mostGates = 5;

/**
 * What keeps a pod from being as it should be, the earliest cause first: its deletion, its node, then its containers.
 * Undefined if nothing does. From the pod alone; events add what its status does not have: mounts, the network, and
 * what a probe reported. https://kubernetes.io/docs/tasks/debug/debug-application/debug-pods/
 */
export function podProblem(
  pod: FromApi<V1Pod>,
  warnings: readonly PodWarning[] = [],
): PodProblem | undefined {
  const { metadata, spec, status } = pod;
  if (metadata?.deletionTimestamp) return deletionProblem(pod);
  const { phase = "", reason = "", message = "" } = status ?? {};
  if (phase === "Succeeded") return undefined;
  const why = phase === "Failed" ? evictionCause(pod) : undefined;
  if (why !== undefined) return { code: "evicted", why, said: bounded(message) };
  if (!spec?.nodeName) return phase === "Failed" ? rejected(reason, message) : withoutNode(pod);
  const told = (wanted: string): string | undefined =>
    warnings.find((warning) => warning.reason === wanted)?.message;
  const inContainer = containerProblem(pod, told("Failed"));
  if (inContainer) return inContainer;
  if (phase === "Failed") return rejected(reason, message);
  if (isOnSilentNode(pod)) return { code: "nodeSilent", node: bounded(spec.nodeName) };
  if (phase === "Pending") return notStarted(pod, told);
  return unreadyOf(pod, told("Unhealthy"));
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

function notStarted(
  { status }: FromApi<V1Pod>,
  told: (reason: string) => string | undefined,
): PodProblem | undefined {
  const mount = told("FailedMount") ?? told("FailedAttachVolume");
  if (mount !== undefined) {
    const missing = missingSource(mount);
    return missing ? { code: "missing", ...missing } : { code: "volume", said: bounded(mount) };
  }
  const sandbox = told("FailedCreatePodSandBox");
  if (sandbox !== undefined) return { code: "sandbox", said: bounded(sandbox) };
  const isInitRunning = status?.initContainerStatuses?.some(({ state }) => state?.running);
  const since =
    timeMs(conditionOf(status?.conditions, "PodScheduled")?.lastTransitionTime) ?? timeMs(status?.startTime);
  return isInitRunning || since === undefined ? undefined : { code: "notStarted", from: since + startMs };
}

/** https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-readiness-gate */
function unreadyOf(pod: FromApi<V1Pod>, unhealthy: string | undefined): PodProblem | undefined {
  const { spec, status } = pod;
  if (conditionOf(status?.conditions, "Ready")?.status === "True") return undefined;
  const problem = unreadyProblem(pod);
  if (problem?.code === "probe") {
    const failure = unhealthy === undefined ? undefined : probeFailure(unhealthy);
    if (!failure) return problem;
    return { ...problem, probe: failure.probe ?? problem.probe, said: bounded(failure.said) };
  }
  const gate = spec?.readinessGates?.find(
    ({ conditionType = "" }) => conditionOf(status?.conditions, conditionType)?.status !== "True",
  );
  return gate && { code: "readinessGate", gate: bounded(gate.conditionType) };
}

function conditionOf(conditions: readonly Condition[] | undefined, type: string): Condition | undefined {
  return conditions?.find((condition) => condition.type === type);
}
