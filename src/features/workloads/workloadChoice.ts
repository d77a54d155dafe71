import { isLearners } from "../../course/courseObjects.ts";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { isSystemNamespace } from "@kubernetes-workshop/kubernetes/resources/systemNamespace";

/** Workloads by how likely the user is to mean them. */
export interface WorkloadChoice {
  /** The learner's own workloads. */
  readonly own: readonly KubernetesObject[];
  readonly others: readonly KubernetesObject[];
  /** The cluster's own workloads, offered only on request. */
  readonly system: readonly KubernetesObject[];
}

/**
 * Sorts workloads by how likely the user is to mean them.
 *
 * @param learner the id in the learner's label; undefined if the learner has made nothing yet
 */
export function workloadChoice(
  workloads: readonly KubernetesObject[],
  learner: string | undefined,
  inPractice: boolean,
): WorkloadChoice {
  const own: KubernetesObject[] = [];
  const others: KubernetesObject[] = [];
  const system: KubernetesObject[] = [];
  for (const workload of workloads) {
    if (isLearners(workload, learner ?? "", inPractice)) own.push(workload);
    else if (isSystemNamespace(workload.metadata.namespace)) system.push(workload);
    else others.push(workload);
  }
  return { own, others, system };
}
