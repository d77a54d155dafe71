import type { V1Node } from "@kubernetes/client-node";
import type { FromApi } from "../fromApi.ts";
import { bounded } from "./bounded.ts";
import { heldByFinalizers } from "./deletionProblem.ts";
import type { NodeFault, NodeProblem, Pressure } from "./problem.ts";

const pressures: readonly Pressure[] = ["MemoryPressure", "DiskPressure", "PIDPressure"];

const faults: readonly (readonly [RegExp, NodeFault])[] = [
  [/network not ready|NetworkPluginNotReady|NetworkReady=false|cni plugin/i, "network"],
  [/runtime is down|runtime not ready|PLEG is not healthy|runtime status check/i, "runtime"],
];

/**
 * What is wrong with a node: it is not ready, lacks memory, disk or process ids, has no network, is being deleted, or
 * takes no new pods. The messages are those of the kubelet and the node lifecycle controller.
 * https://kubernetes.io/docs/reference/node/node-status/#condition
 */
export function nodeProblem({ metadata, spec, status }: FromApi<V1Node>): NodeProblem | undefined {
  const conditions = status?.conditions ?? [];
  const ready = conditions.findLast(({ type }) => type === "Ready");
  if (ready?.status !== "True")
    return {
      code: "nodeNotReady",
      why: faultOf(ready?.status, ready?.reason, ready?.message ?? ""),
      said: bounded(ready?.message),
    };
  const holds = (wanted: string): boolean =>
    conditions.some(({ type, status: is }) => type === wanted && is === "True");
  const held = pressures.filter(holds);
  if (held.length > 0) return { code: "pressure", pressures: held };
  if (holds("NetworkUnavailable")) return { code: "networkUnavailable" };
  const deletion = heldByFinalizers(metadata);
  if (deletion) return deletion;
  return spec?.unschedulable ? { code: "cordoned" } : undefined;
}

function faultOf(status: string | undefined, reason: string | undefined, message: string): NodeFault {
  if (status === undefined || reason === "NodeStatusNeverUpdated") return "neverReported";
  if (status === "Unknown") return "silent";
  return faults.find(([pattern]) => pattern.test(message))?.[1] ?? "other";
}
