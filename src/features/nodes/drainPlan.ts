import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import { drainFate, type DrainFate } from "@kubernetes-workshop/kubernetes/resources/drainFate";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { meets } from "@kubernetes-workshop/kubernetes/resources/labelRequirement";
import type { ObjectOf } from "@kubernetes-workshop/kubernetes/resources/objectOf";
import { selectorOf } from "@kubernetes-workshop/kubernetes/resources/selectorOf";

export type DrainedPod = KubernetesObject & ObjectOf<"Pod">;

/** What a pod would lose, or lose the cluster. */
export type Loss = DrainFate["loses"][number];

/** A disruption budget that allows fewer of its pods to go at once than the drain evicts. */
interface TightBudget {
  readonly name: string;
  readonly namespace: string;
  /** How many of its pods may go now, and how many of them the drain evicts. */
  readonly allowed: number;
  readonly evicted: number;
}

/** What becomes of the pods of a node that is drained. */
export interface DrainPlan {
  readonly evicted: readonly DrainedPod[];
  /** Pods that stay because the user does not accept what would be lost with them, each once. */
  readonly spared: Readonly<Record<Loss, readonly DrainedPod[]>>;
  /** Pods that cannot go, by what holds them. */
  readonly held: Readonly<Record<NonNullable<DrainFate["heldBy"]>, readonly DrainedPod[]>>;
  readonly tightBudgets: readonly TightBudget[];
}

/**
 * Plans the drain of a node.
 *
 * @param accepted the losses that the user accepts
 */
export function planDrain(
  pods: readonly DrainedPod[],
  budgets: readonly KubernetesObject[],
  accepted: ReadonlySet<Loss>,
): DrainPlan {
  const heldBy = (holder: DrainFate["heldBy"]): DrainedPod[] =>
    pods.filter((pod) => drainFate(pod).heldBy === holder);
  const free = heldBy(undefined);
  const unacceptable = (pod: DrainedPod): Loss | undefined =>
    drainFate(pod).loses.findLast((loss) => !accepted.has(loss));
  const evicted = free.filter((pod) => unacceptable(pod) === undefined);
  return {
    evicted,
    spared: {
      pod: free.filter((pod) => unacceptable(pod) === "pod"),
      data: free.filter((pod) => unacceptable(pod) === "data"),
    },
    held: { daemonSet: heldBy("daemonSet"), kubelet: heldBy("kubelet") },
    tightBudgets: budgets.flatMap((budget) => tight(budget, evicted) ?? []),
  };
}

/** The pods with which something would be lost. */
export function losing(pods: readonly DrainedPod[], loss: Loss): DrainedPod[] {
  return pods.filter((pod) => drainFate(pod).loses.includes(loss));
}

/** https://kubernetes.io/docs/tasks/run-application/configure-pdb/ */
function tight(budget: KubernetesObject, evicted: readonly DrainedPod[]): TightBudget | undefined {
  const { name = "", namespace = "" } = budget.metadata;
  const count = evicted.filter((pod) => pod.metadata.namespace === namespace && covers(budget, pod)).length;
  const status = budget["status"];
  const allowed = isRecord(status) ? Number(status["disruptionsAllowed"] ?? 0) : 0;
  return count > allowed ? { name, namespace, allowed, evicted: count } : undefined;
}

/** Whether a budget is about a pod; one with an empty selector is about all of its namespace. */
function covers(budget: KubernetesObject, { metadata }: DrainedPod): boolean {
  const selector = selectorOf(budget);
  if (!selector) return false;
  const equal = Object.entries(selector.matchLabels ?? {}).map(([key, value = ""]) => ({
    key,
    operator: "In",
    values: [value],
  }));
  return [...equal, ...(selector.matchExpressions ?? [])].every(({ key = "", operator = "", values = [] }) =>
    meets({ key, operator, values }, ownField(metadata.labels, key)),
  );
}
