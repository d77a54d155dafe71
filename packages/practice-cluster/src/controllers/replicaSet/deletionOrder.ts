import { isReady, type Pod } from "../objects.ts";

const phases = ["Pending", "Unknown", "Running"];

interface Ranked {
  readonly pod: Pod;
  readonly unassigned: boolean;
  readonly phase: number;
  readonly ready: boolean;
  readonly cost: number;
  /** Number of related pods on the same node. */
  readonly together: number;
  readonly readyAge: number;
  readonly restarts: number;
  readonly age: number;
}

/**
 * The pods in the order in which a ReplicaSet deletes them.
 * https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#scaling-a-replicaset
 * (pkg/controller/controller_utils.go, ActivePodsWithRanks)
 */
export function deletionOrder(pods: readonly Pod[], related: readonly Pod[], nowMs: number): Pod[] {
  const onNode = new Map<string, number>();
  for (const { spec } of related) onNode.set(spec.nodeName ?? "", (onNode.get(spec.nodeName ?? "") ?? 0) + 1);
  const rank = (pod: Pod): Ranked => ({
    pod,
    unassigned: !pod.spec.nodeName,
    phase: phases.indexOf(pod.status?.phase ?? ""),
    ready: isReady(pod),
    cost: Number(pod.metadata.annotations?.["controller.kubernetes.io/pod-deletion-cost"] ?? 0) || 0,
    together: onNode.get(pod.spec.nodeName ?? "") ?? 0,
    readyAge: ageOf(pod.status?.conditions?.find(({ type }) => type === "Ready")?.lastTransitionTime, nowMs),
    restarts: Math.max(0, ...(pod.status?.containerStatuses ?? []).map(({ restartCount }) => restartCount)),
    age: ageOf(pod.metadata.creationTimestamp, nowMs),
  });
  return pods
    .map(rank)
    .sort(compare)
    .map(({ pod }) => pod);
}

function compare(a: Ranked, b: Ranked): number {
  return (
    Number(b.unassigned) - Number(a.unassigned) ||
    a.phase - b.phase ||
    Number(a.ready) - Number(b.ready) ||
    a.cost - b.cost ||
    b.together - a.together ||
    (a.ready && b.ready ? a.readyAge - b.readyAge : 0) ||
    b.restarts - a.restarts ||
    a.age - b.age ||
    ((a.pod.metadata.uid ?? "") < (b.pod.metadata.uid ?? "") ? -1 : 1)
  );
}

/** The order of magnitude of an age. Comparing magnitudes keeps the same node from always losing its pods. */
function ageOf(time: string | undefined, nowMs: number): number {
  const seconds = (nowMs - Date.parse(time ?? "")) / 1_000;
  return seconds >= 1 ? Math.floor(Math.log2(seconds)) : 0;
}
