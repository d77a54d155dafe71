import type { PodSummary } from "@kubernetes-workshop/kubernetes/resources/podSummary";
import type { ReplicaSetSummary } from "@kubernetes-workshop/kubernetes/resources/replicaSetSummary";
import type { WorkloadSummary } from "@kubernetes-workshop/kubernetes/resources/workloadSummary";
import type { Branch } from "./branches.ts";
import type { ClusterSource } from "./clusterSource.ts";
import type { ClusterElement, PodElement, ReplicaSetElement, WorkloadElement } from "./elements.ts";
import { LiveBranch } from "./liveBranch.ts";
import { byNamespaceAndName, newestFirst, newestRevisionFirst } from "./order.ts";

/** What a branch below a workload needs of its tree. */
export interface WorkloadBranchContext {
  readonly source: ClusterSource;
  /** The label filter of the tree. */
  readonly filter: string | undefined;
  readonly changed: (element: ClusterElement) => void;
}

/**
 * Follows what a workload controls: the ReplicaSets of a Deployment, the Jobs of a CronJob, the pods of another
 * workload or of a ReplicaSet.
 */
export function workloadBranch(
  element: WorkloadElement | ReplicaSetElement,
  options: WorkloadBranchContext,
): Branch {
  switch (element.summary.kind) {
    case "Deployment":
      return element.type === "workload" ? replicaSetsBelow(element, options) : podsBelow(element, options);
    case "CronJob":
      return element.type === "workload" ? jobsBelow(element, options) : podsBelow(element, options);
    case "DaemonSet":
    case "Job":
    case "ReplicaSet":
    case "StatefulSet":
      return podsBelow(element, options);
  }
}

function replicaSetsBelow(
  parent: WorkloadElement,
  { source, filter, changed }: WorkloadBranchContext,
): Branch {
  const { uid, namespace, selector } = parent.summary;
  return new LiveBranch<ReplicaSetSummary, ReplicaSetElement>({
    parent,
    lists: [source.replicaSets(namespace, bothSelectors(selector, filter))],
    create: (summary) => ({ type: "replicaSet", id: `${parent.id}/${summary.uid}`, parent, summary }),
    compare: newestRevisionFirst,
    isShown: ({ controllerUid }) => controllerUid === uid,
    changed,
  });
}

function jobsBelow(parent: WorkloadElement, { source, filter, changed }: WorkloadBranchContext): Branch {
  const { uid, namespace } = parent.summary;
  return new LiveBranch<WorkloadSummary, WorkloadElement>({
    parent,
    lists: [source.workloads("Job", filter, namespace)],
    create: (summary) => ({ type: "workload", id: `${parent.id}/${summary.uid}`, parent, summary }),
    compare: newestFirst,
    isShown: ({ controllerUid }) => controllerUid === uid,
    changed,
  });
}

function podsBelow(
  parent: WorkloadElement | ReplicaSetElement,
  { source, filter, changed }: WorkloadBranchContext,
): Branch {
  const { uid, namespace, selector } = parent.summary;
  return new LiveBranch<PodSummary, PodElement>({
    parent,
    lists: [source.podsIn(namespace, bothSelectors(selector, filter))],
    create: (summary) => ({ type: "pod", id: `${parent.id}/pod/${summary.uid}`, parent, summary }),
    compare: byNamespaceAndName,
    // Labels may also select pods that something else controls.
    isShown: ({ controllerUid }) => controllerUid === uid,
    changed,
  });
}

/** Returns the selector of what matches two selectors, of which each may be undefined. */
export function bothSelectors(selector: string | undefined, filter: string | undefined): string | undefined {
  return [selector, filter].filter((part) => part !== undefined).join(",") || undefined;
}
