import { drainFate } from "@kubernetes-workshop/kubernetes/resources/drainFate";
import type { Pod } from "../objects/podsOf.ts";
import type { FlagValues } from "../words/flag.ts";

/** Whether a pod goes when its node is drained. */
export interface DrainDecision {
  readonly pod: Pod;
  readonly isEvicted: boolean;
  /** Why the node cannot be drained because of it. */
  readonly refused?: string;
  /** What is said of it all the same. */
  readonly warned?: string;
}

/**
 * What draining a node does with a pod of it, by the flags of the command.
 * https://kubernetes.io/docs/reference/kubectl/generated/kubectl_drain/
 */
export function drainDecision(pod: Pod, flags: FlagValues): DrainDecision {
  const { heldBy, loses } = drainFate(pod);
  if (heldBy === "daemonSet")
    return flags.isOn("ignore-daemonsets")
      ? { pod, isEvicted: false, warned: "ignoring DaemonSet-managed Pods" }
      : { pod, isEvicted: false, refused: "DaemonSet-managed Pods (use --ignore-daemonsets to ignore)" };
  if (heldBy) return { pod, isEvicted: false };
  if (loses.includes("data") && !flags.isOn("delete-emptydir-data"))
    return {
      pod,
      isEvicted: false,
      refused: "Pods with local storage (use --delete-emptydir-data to override)",
    };
  if (!loses.includes("pod")) return { pod, isEvicted: true };
  return flags.isOn("force")
    ? { pod, isEvicted: true, warned: "deleting Pods that declare no controller" }
    : { pod, isEvicted: false, refused: "Pods that declare no controller (use --force to override)" };
}
