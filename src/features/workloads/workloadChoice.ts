import { isLearners } from "../../course/courseObjects.ts";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { isSystemNamespace } from "@kubernetes-workshop/kubernetes/resources/systemNamespace";

/** Workloads by how likely they are meant. */
export interface WorkloadChoice {
  /** What the learner made. */
  readonly own: readonly KubernetesObject[];
  readonly others: readonly KubernetesObject[];
  /** What makes up the cluster itself: offered only where somebody asks for it. */
  readonly system: readonly KubernetesObject[];
}

/** @param learner the id in the learner's label; undefined where the learner has made nothing yet */
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
