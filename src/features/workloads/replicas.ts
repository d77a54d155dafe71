import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";

/** The number of replicas that a workload asks for; Kubernetes' default is 1. */
export function replicasOf(workload: KubernetesObject): number {
  const spec = workload["spec"] as { readonly replicas?: number } | undefined;
  return spec?.replicas ?? 1;
}

/** Reads a number of replicas as a person types it; undefined if it is not one. */
export function readReplicas(typed: string): number | undefined {
  return /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : undefined;
}
