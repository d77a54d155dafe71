import { t } from "@vscode/l10n";
import { type DrainedPod, type DrainPlan, losing } from "./drainPlan.ts";
import type { Evictions } from "./evictPods.ts";

const namedAtMost = 6;

/** Says what a drain will do, and what stays, a line each. */
export function planLines({ evicted, spared, held, tightBudgets }: DrainPlan): string[] {
  const [lost, emptied] = [losing(evicted, "pod"), losing(evicted, "data")];
  return [
    evicted.length === 0
      ? t("No pod of it will be evicted.")
      : t("Pods to evict: {0}. Those with a controller are replaced on other nodes.", namesOf(evicted)),
    ...(lost.length > 0 ? [t("Gone for good, as no controller replaces them: {0}.", namesOf(lost))] : []),
    ...(emptied.length > 0 ? [t("Losing the data in their emptyDir volumes: {0}.", namesOf(emptied))] : []),
    ...stayLines(spared, held),
    ...tightBudgets.map(({ name, allowed, evicted: count }) =>
      t("PodDisruptionBudget {0} lets {1} of {2} pods go now. The others wait for it.", name, allowed, count),
    ),
  ];
}

/** Says how a drain went. */
export function endWords(
  node: string,
  { evicted, spared, held }: DrainPlan,
  { gone, failures, isCanceled }: Evictions,
): { readonly message: string; readonly isComplete: boolean } {
  const failed = [...failures].map(([pod, reason]) => `${pod.metadata.name ?? ""}: ${reason}`);
  const isComplete = !isCanceled && failed.length === 0;
  const first = isComplete
    ? t("Node {0} is drained. Pods evicted: {1}.", node, gone)
    : t("Node {0} is cordoned, but not drained. Pods evicted: {1} of {2}.", node, gone, evicted.length);
  return { message: [first, ...failed, ...stayLines(spared, held)].join(" "), isComplete };
}

function stayLines(spared: DrainPlan["spared"], held: DrainPlan["held"]): string[] {
  return [
    ...(held.daemonSet.length > 0 ? [t("Staying, of DaemonSets: {0}.", namesOf(held.daemonSet))] : []),
    ...(held.kubelet.length > 0 ? [t("Staying, of the node itself: {0}.", namesOf(held.kubelet))] : []),
    ...(spared.pod.length > 0
      ? [t("Staying, as no controller would replace them: {0}.", namesOf(spared.pod))]
      : []),
    ...(spared.data.length > 0
      ? [t("Staying, as they would lose the data in their emptyDir volumes: {0}.", namesOf(spared.data))]
      : []),
  ];
}

/** The names of the first pods, and how many more there are. */
export function namesOf(pods: readonly DrainedPod[]): string {
  const names = pods.slice(0, namedAtMost).map(({ metadata }) => metadata.name ?? "");
  const more = pods.length - names.length;
  return more > 0 ? `${names.join(", ")} ${t("… and {0} more", more)}` : names.join(", ");
}
