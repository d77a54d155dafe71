import type { V1Pod } from "@kubernetes/client-node";
import type { FromApi } from "./fromApi.ts";

/** What draining its node means for a pod. */
export interface DrainFate {
  /** What keeps it on the node, or makes it anew there at once; undefined if it can go. */
  readonly heldBy?: "daemonSet" | "kubelet";
  /** What would be lost with it: the data in its emptyDir volumes, or the pod itself, which no controller replaces. */
  readonly loses: readonly ("data" | "pod")[];
}

const mirrorAnnotation = "kubernetes.io/config.mirror";

/**
 * Returns what draining its node means for a pod. (kubectl `pkg/drain/filters.go`)
 * https://kubernetes.io/docs/tasks/administer-cluster/safely-drain-node/
 */
export function drainFate({ metadata, spec, status }: FromApi<V1Pod>): DrainFate {
  const isFinished = ["Succeeded", "Failed"].includes(status?.phase ?? "");
  const controller = metadata?.ownerReferences?.find((owner) => owner.controller);
  if (controller?.kind === "DaemonSet" && !isFinished) return { heldBy: "daemonSet", loses: [] };
  if (metadata?.annotations?.[mirrorAnnotation] !== undefined) return { heldBy: "kubelet", loses: [] };
  if (isFinished) return { loses: [] };
  const hasData = spec?.volumes?.some(({ emptyDir }) => emptyDir) ?? false;
  return { loses: [...(hasData ? (["data"] as const) : []), ...(controller ? [] : (["pod"] as const))] };
}
