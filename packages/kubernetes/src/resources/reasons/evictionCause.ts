import type { V1Pod } from "@kubernetes/client-node";
import type { FromApi } from "../fromApi.ts";
import type { EvictionCause } from "./problem.ts";

const ofMessages: readonly (readonly [RegExp, EvictionCause])[] = [
  [/exceed\w* (?:its local ephemeral storage|the total limit of containers|the limit)/, "ownStorage"],
  [/low on resource: (?:\S+, )*memory|had condition: \[\S*MemoryPressure/, "memory"],
  [/low on resource: (?:ephemeral-storage|inodes)|had condition: \[\S*DiskPressure/, "disk"],
  [/low on resource: pids|had condition: \[\S*PIDPressure/, "processes"],
];

/** https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#pod-disruption-conditions */
const ofConditions: ReadonlyMap<string, EvictionCause> = new Map<string, EvictionCause>([
  ["PreemptionByScheduler", "preempted"],
  ["DeletionByTaintManager", "taint"],
  ["EvictionByEvictionAPI", "drained"],
  ["DeletionByPodGC", "nodeGone"],
]);

const ofReasons: ReadonlyMap<string, EvictionCause> = new Map<string, EvictionCause>([
  ["Evicted", "other"],
  ["Preempting", "preempted"],
  ["Terminated", "shutdown"],
  ["NodeShutdown", "shutdown"],
  ["Shutdown", "shutdown"],
]);

/**
 * Why a pod was evicted from its node; undefined if it was not. The messages are those of the kubelet
 * (pkg/kubelet/eviction/helpers.go in Kubernetes).
 * https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/
 */
export function evictionCause({ status }: FromApi<V1Pod>): EvictionCause | undefined {
  const { reason = "", message = "" } = status ?? {};
  const disruption = status?.conditions?.find(
    ({ type, status: is }) => type === "DisruptionTarget" && is === "True",
  );
  const cause = ofReasons.get(reason) ?? ofConditions.get(disruption?.reason ?? "");
  if (cause !== "other") return cause;
  return ofMessages.find(([pattern]) => pattern.test(message))?.[1] ?? cause;
}
