import type { StartTimer } from "@kubernetes-workshop/kubernetes/base/startTimer";
import { kindsWith } from "@kubernetes-workshop/kubernetes/kinds/kindRoles";
import type { PodSummary } from "@kubernetes-workshop/kubernetes/resources/podSummary";
import {
  isPartOfWorkload,
  type WorkloadSummary,
} from "@kubernetes-workshop/kubernetes/resources/workloadSummary";
import { bothBranches, type Branch, branchAfter } from "./branches.ts";
import type { ClusterSource } from "./clusterSource.ts";
import { ControlPlaneRows } from "./controlPlaneRows.ts";
import type {
  BranchElement,
  ClusterElement,
  NodeElement,
  PodGroupElement,
  WorkloadElement,
  WorkloadsElement,
} from "./elements.ts";
import { explainedProblems } from "./explainedProblems.ts";
import { LiveBranch } from "./liveBranch.ts";
import { byNamespaceKindAndName } from "./order.ts";
import { podBranch } from "./podGroup.ts";
import { problemBranch } from "./problemBranch.ts";
import { problemsOf } from "./problemElement.ts";
import { autoscalersBranch } from "./sections/autoscalersBranch.ts";
import { objectBranch } from "./sections/objectBranch.ts";
import { customKindBranch, namespaceBranch, sectionBranch } from "./sections/sectionBranch.ts";
import { workloadBranch } from "./workloadBranch.ts";

/** Elements whose children are followed only while they are expanded. */
export type FollowedElement = Exclude<BranchElement, PodGroupElement>;

/** What a branch needs of its tree. */
export interface BranchContext {
  readonly source: ClusterSource;
  /** The label filter of the tree. */
  readonly filter: string | undefined;
  /** The only namespace that the tree shows. */
  readonly namespace: string | undefined;
  readonly changed: (element: ClusterElement) => void;
  readonly startTimer: StartTimer;
  readonly isShown: boolean;
}

const followed: ReadonlySet<ClusterElement["type"]> = new Set<FollowedElement["type"]>([
  "controlPlane",
  "node",
  "workloads",
  "workload",
  "replicaSet",
  "section",
  "customKind",
  "namespace",
  "object",
  "problemGroup",
]);

export function isFollowedElement(element: ClusterElement): element is FollowedElement {
  return followed.has(element.type);
}

/** Follows the children of an element. */
export function branchBelow(element: FollowedElement, context: BranchContext): Branch {
  switch (element.type) {
    case "controlPlane":
      return new ControlPlaneRows({ ...context, parent: element, changed: () => context.changed(element) });
    case "node":
      return nodeBranch(element, context);
    case "workloads":
      return bothBranches(
        workloadsBranch(element, context),
        autoscalersBranch(element, context.namespace, context),
      );
    case "workload":
    case "replicaSet":
      return branchAfter(() => explainedProblems(element, context.source), workloadBranch(element, context));
    case "section":
      return sectionBranch(element, context.namespace, context);
    case "customKind":
      return customKindBranch(element, context.namespace, context);
    case "namespace":
      return namespaceBranch(element, context);
    case "object":
      return objectBranch(element, context);
    case "problemGroup":
      return problemBranch(element, context);
  }
}

function nodeBranch(element: NodeElement, context: BranchContext): Branch {
  const { source, filter, namespace, changed } = context;
  const kubelet: ClusterElement = { type: "kubelet", id: `${element.id}/kubelet`, parent: element };
  return branchAfter(
    () => [...problemsOf(element, Date.now()), kubelet],
    podBranch(element, source.podsOnNode(element.summary.name, filter, namespace), changed),
  );
}

/** Follows the workloads of all namespaces, and the pods that people made without one in the context's own namespace. */
function workloadsBranch(parent: WorkloadsElement, context: BranchContext): Branch {
  const { source, filter, namespace, changed } = context;
  const workloads = new LiveBranch<WorkloadSummary, WorkloadElement>({
    parent,
    lists: kindsWith("workload").map((kind) => source.workloads(kind, filter, namespace)),
    create: (summary) => ({ type: "workload", id: `${parent.id}/${summary.uid}`, parent, summary }),
    compare: byNamespaceKindAndName,
    isShown: (summary) => !isPartOfWorkload(summary),
    changed,
  });
  const pods = source.podsIn(namespace ?? source.namespace, filter);
  return bothBranches(workloads, podBranch(parent, pods, changed, isBare));
}

function isBare({ controllerUid }: PodSummary): boolean {
  return controllerUid === undefined;
}
