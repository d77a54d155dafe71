import type { Condition, Node, Pod, PodSpec, PodTemplate } from "../objects.ts";
import type { ApiObject } from "../../objectApi.ts";
import { matchesNodeAffinity } from "../../nodes/scheduler/nodeAffinity.ts";
import { untoleratedTaint } from "../../nodes/scheduler/taints.ts";
import type { Toleration } from "../../nodes/scheduler/types.ts";

export interface DaemonSet extends ApiObject {
  readonly spec: {
    readonly selector: { readonly matchLabels?: Record<string, string> };
    readonly template: PodTemplate;
    readonly updateStrategy?: {
      readonly type?: string;
      readonly rollingUpdate?: { readonly maxUnavailable?: number | string };
    };
    readonly minReadySeconds?: number;
    readonly revisionHistoryLimit?: number;
  };
  readonly status?: { readonly conditions?: readonly Condition[]; readonly [field: string]: unknown };
}

/**
 * Tolerations of all pods of DaemonSets.
 * https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#taints-and-tolerations
 */
const tolerations: readonly Toleration[] = [
  { key: "node.kubernetes.io/not-ready", operator: "Exists", effect: "NoExecute" },
  { key: "node.kubernetes.io/unreachable", operator: "Exists", effect: "NoExecute" },
  ...["disk-pressure", "memory-pressure", "pid-pressure", "unschedulable"].map((key) => ({
    key: `node.kubernetes.io/${key}`,
    operator: "Exists",
    effect: "NoSchedule",
  })),
];

/** The pod's spec for one node; the scheduler binds the pod there because of its affinity to the node's name. */
export function podSpecFor(template: PodTemplate, node: string): PodSpec {
  const { spec } = template;
  const toName = { key: "metadata.name", operator: "In", values: [node] };
  return {
    ...spec,
    affinity: {
      ...spec.affinity,
      nodeAffinity: {
        ...spec.affinity?.nodeAffinity,
        requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchFields: [toName] }] },
      },
    },
    tolerations: [...(spec.tolerations ?? []), ...tolerations],
  };
}

/** The node of a DaemonSet's pod: the one it is bound to, or the one in its affinity. */
export function nodeOf(pod: Pod): string | undefined {
  const required = pod.spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  const field = required?.nodeSelectorTerms[0]?.matchFields?.find(({ key }) => key === "metadata.name");
  return pod.spec.nodeName ?? field?.values?.[0];
}

export interface Eligibility {
  readonly shouldRun: boolean;
  readonly shouldContinue: boolean;
}

/** Whether a node should get a pod, and whether an existing pod may stay. */
export function eligibility(daemonSet: DaemonSet, node: Node): Eligibility {
  const { spec } = daemonSet.spec.template;
  const all = [...(spec.tolerations ?? []), ...tolerations];
  if (!matchesNodeAffinity(spec, node)) return { shouldRun: false, shouldContinue: false };
  const taints = node.spec?.taints;
  if (untoleratedTaint(taints, all, ["NoSchedule", "NoExecute"]))
    return { shouldRun: false, shouldContinue: untoleratedTaint(taints, all, ["NoExecute"]) === undefined };
  return { shouldRun: true, shouldContinue: true };
}

/** The number of wanted pods that may be unavailable during a rolling update, at least one. */
export function maxUnavailable(daemonSet: DaemonSet, desired: number): number {
  const value = daemonSet.spec.updateStrategy?.rollingUpdate?.maxUnavailable ?? 1;
  const number = typeof value === "string" ? Math.ceil((Number.parseInt(value, 10) / 100) * desired) : value;
  return Math.max(1, number);
}

/** See `asPod`. */
export function asDaemonSet(object: ApiObject): DaemonSet {
  return object as DaemonSet;
}
