/** A reason why nodes cannot run a pod. */
export interface SchedulingObstacle {
  /** The number of nodes; undefined if the reason concerns the pod as a whole. */
  readonly nodes: number | undefined;
  readonly kind: ObstacleKind;
  /** The resource, taint or claim concerned, or the scheduler's own words; may be empty. */
  readonly detail: string;
}

type ObstacleKind =
  | "resource"
  | "tooManyPods"
  | "controlPlaneTaint"
  | "notReady"
  | "cordoned"
  | "taint"
  | "nodeLabels"
  | "ports"
  | "podAffinity"
  | "podAntiAffinity"
  | "topologySpread"
  | "volume"
  | "other";

export interface SchedulingProblem {
  /** The number of nodes in the cluster; undefined if the message omits it. */
  readonly total: number | undefined;
  readonly obstacles: readonly SchedulingObstacle[];
  /** Whether the scheduler tried preemption, and it would not help. */
  readonly preemptionInVain: boolean;
  readonly message: string;
}

const rules: readonly (readonly [RegExp, ObstacleKind])[] = [
  [/^Insufficient (.+)$/, "resource"],
  [/^Too many pods$/, "tooManyPods"],
  [/taint.*\{node-role\.kubernetes\.io\/(?:control-plane|master)[:=}]/, "controlPlaneTaint"],
  [/taint.*\{node\.kubernetes\.io\/(?:not-ready|unreachable)[:=}]/, "notReady"],
  [/^node\(s\) were unschedulable$|taint.*\{node\.kubernetes\.io\/unschedulable[:=}]/, "cordoned"],
  [/taint(?:\(s\))?(?:[^{]*\{([^{}]+)\})?/, "taint"],
  [/node affinity\/selector|node selector|enforced node affinity|requested node name/, "nodeLabels"],
  [/free ports/, "ports"],
  [/anti-affinity/, "podAntiAffinity"],
  [/pod affinity/, "podAffinity"],
  [/topology spread/, "topologySpread"],
  [/volume|PersistentVolumeClaim|pvc\(s\)|free storage|available disk/i, "volume"],
];

/**
 * Parses the message of a FailedScheduling event: `0/3 nodes are available: 1 node(s) had untolerated
 * taint {a: b}, 2 Insufficient cpu. preemption: …`. The wording comes from the scheduler's plugins
 * (pkg/scheduler/framework in Kubernetes).
 * https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/
 */
export function schedulingProblem(message: string): SchedulingProblem {
  const [before = "", preemption] = message.split(/\spreemption:/, 2);
  const told = before.trimEnd();
  const head = /^\d+\/(\d+) nodes are available:?\s*/.exec(told);
  const reasons = told
    .slice(head?.[0].length ?? 0)
    .trim()
    .replace(/\.$/, "");
  return {
    total: head ? Number(head[1]) : /^no nodes available/i.test(told) ? 0 : undefined,
    // A taint may contain commas, but none before a number of nodes.
    obstacles: head && reasons ? reasons.split(/[,.]\s+(?=\d+ \S)/).map(obstacle) : [],
    preemptionInVain: preemption !== undefined,
    message,
  };
}

function obstacle(reason: string): SchedulingObstacle {
  const counted = /^(\d+) (.*)$/s.exec(reason);
  const words = counted?.[2] ?? reason;
  const nodes = counted ? Number(counted[1]) : undefined;
  for (const [pattern, kind] of rules) {
    const match = pattern.exec(words);
    if (match)
      return { nodes, kind, detail: match[1]?.replace(/[:=]\s*$/, "") ?? (kind === "volume" ? words : "") };
  }
  return { nodes, kind: "other", detail: words };
}
