import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { matchesNodeAffinity } from "./nodeAffinity.ts";
import { quantityNumber } from "@kubernetes-workshop/kubernetes/resources/quantity";
import { untoleratedTaint } from "./taints.ts";
import type { SchedulableNode, SchedulablePod, SchedulablePodSpec } from "./types.ts";

/** The node for a pod, or the message of the scheduler's event that says why there is none. */
export type Selection = { readonly node: string } | { readonly node: undefined; readonly message: string };

/** The pods that use resources: bound to a node and not finished. */
export type PodsByNode = ReadonlyMap<string, readonly SchedulablePod[]>;

/**
 * Selects a node for a pod: of the nodes that can run it, the one with the fewest pods of the same owner, then the one
 * with the fewest pods. https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/
 */
export function selectNode(
  pod: SchedulablePod,
  nodes: readonly SchedulableNode[],
  pods: PodsByNode,
): Selection {
  const spec = pod.spec ?? { containers: [] };
  const reasons = new Map<string, number>();
  const candidates: { name: string; ofOwner: number; all: number }[] = [];
  for (const node of nodes) {
    const name = node.metadata?.name ?? "";
    const present = pods.get(name) ?? [];
    const failed = failedFilters(spec, node, present);
    for (const reason of failed) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    if (failed.length === 0)
      candidates.push({
        name,
        ofOwner: present.filter((other) => sameOwner(pod, other)).length,
        all: present.length,
      });
  }
  const [best] = candidates.sort((a, b) => a.ofOwner - b.ofOwner || a.all - b.all);
  if (best) return { node: best.name };
  const list = [...reasons].map(([reason, count]) => `${count} ${reason}`).sort();
  const text = list.length > 0 ? ` ${list.join(", ")}.` : "";
  return { node: undefined, message: `0/${nodes.length} nodes are available:${text}` };
}

/** Why a node cannot run a pod. Filters run in the scheduler's order, which stops at the first failed filter. */
function failedFilters(
  spec: SchedulablePodSpec,
  node: SchedulableNode,
  present: readonly SchedulablePod[],
): readonly string[] {
  const unschedulable = { key: "node.kubernetes.io/unschedulable", effect: "NoSchedule" };
  if (
    node.spec?.unschedulable === true &&
    untoleratedTaint([unschedulable], spec.tolerations, ["NoSchedule"])
  )
    return ["node(s) were unschedulable"];
  if (untoleratedTaint(node.spec?.taints, spec.tolerations, ["NoSchedule", "NoExecute"]))
    return ["node(s) had untolerated taint(s)"];
  if (!matchesNodeAffinity(spec, node)) return ["node(s) didn't match Pod's node affinity/selector"];
  const hostPorts = hostPortsOf(spec);
  if (present.some((pod) => pod.spec && hostPortsOf(pod.spec).some((port) => hostPorts.includes(port))))
    return ["node(s) didn't have free ports for the requested pod ports"];
  return missingResources(spec, node, present);
}

function missingResources(
  spec: SchedulablePodSpec,
  node: SchedulableNode,
  present: readonly SchedulablePod[],
): string[] {
  const allocatable = node.status?.allocatable ?? {};
  const missing: string[] = [];
  if (allocatable["pods"] !== undefined && present.length + 1 > quantityNumber(allocatable["pods"]))
    missing.push("Too many pods");
  for (const resource of ["cpu", "memory"]) {
    const requested = requests(spec, resource);
    const used = present.reduce((sum, pod) => sum + (pod.spec ? requests(pod.spec, resource) : 0), 0);
    // Counts in thousandths, so that sums of values such as `100m` are whole numbers.
    const fits =
      Math.round((used + requested) * 1000) <=
      Math.round(quantityNumber(ownField(allocatable, resource)) * 1000);
    if (requested > 0 && !fits) missing.push(`Insufficient ${resource}`);
  }
  return missing;
}

function requests(spec: SchedulablePodSpec, resource: string): number {
  return spec.containers.reduce(
    (sum, { resources }) => sum + quantityNumber(ownField(resources?.requests, resource)),
    0,
  );
}

function hostPortsOf(spec: SchedulablePodSpec): number[] {
  return spec.containers.flatMap(({ ports }) =>
    (ports ?? []).flatMap(({ hostPort }) => (hostPort ? [hostPort] : [])),
  );
}

function sameOwner(pod: SchedulablePod, other: SchedulablePod): boolean {
  const uid = pod.metadata?.ownerReferences?.[0]?.uid;
  return uid !== undefined && other.metadata?.ownerReferences?.[0]?.uid === uid;
}
