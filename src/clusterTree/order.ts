import type { NodeSummary } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";
import type { PodSummary } from "@kubernetes-workshop/kubernetes/resources/podSummary";
import { kindsWith } from "@kubernetes-workshop/kubernetes/kinds/kindRoles";
import type { ReplicaSetSummary } from "@kubernetes-workshop/kubernetes/resources/replicaSetSummary";
import type { WorkloadSummary } from "@kubernetes-workshop/kubernetes/resources/workloadSummary";
import { naturalOrder } from "./naturalOrder.ts";

/** Orders control plane nodes first, as the lessons draw them; then by name. */
export function byRoleAndName(a: NodeSummary, b: NodeSummary): number {
  const rank = (node: NodeSummary): number => (node.status.roles.includes("control-plane") ? 0 : 1);
  return rank(a) - rank(b) || naturalOrder.compare(a.name, b.name);
}

export function byNamespaceAndName(a: PodSummary, b: PodSummary): number {
  return naturalOrder.compare(a.namespace, b.namespace) || naturalOrder.compare(a.name, b.name);
}

const workloads = kindsWith("workload");

/** Orders by namespace, by kind in the order of the lessons, then by name. */
export function byNamespaceKindAndName(a: WorkloadSummary, b: WorkloadSummary): number {
  return (
    naturalOrder.compare(a.namespace, b.namespace) ||
    workloads.indexOf(a.kind) - workloads.indexOf(b.kind) ||
    naturalOrder.compare(a.name, b.name)
  );
}

/** Orders the ReplicaSets of a Deployment, the current one first. */
export function newestRevisionFirst(a: ReplicaSetSummary, b: ReplicaSetSummary): number {
  return b.revision - a.revision || newestFirst(a, b);
}

/** Orders what is made again and again, such as the Jobs of a CronJob. */
export function newestFirst(a: Made, b: Made): number {
  return (b.createdAt ?? 0) - (a.createdAt ?? 0) || naturalOrder.compare(a.name, b.name);
}

interface Made {
  readonly name: string;
  readonly createdAt: number | undefined;
}
