import type { V1ObjectMeta } from "@kubernetes/client-node";
import type { FromApi } from "./fromApi.ts";
import type { PodSummary } from "./podSummary.ts";

/** The components of a control plane, in the order of the lessons: https://kubernetes.io/docs/concepts/architecture/#control-plane-components */
export const controlPlaneRoles = [
  "kube-apiserver",
  "etcd",
  "kube-controller-manager",
  "kube-scheduler",
  "cloud-controller-manager",
] as const;

export type ControlPlaneRole = (typeof controlPlaneRoles)[number];

/** A pod that is part of the control plane. */
export interface ControlPlaneComponent {
  readonly role: ControlPlaneRole;
  readonly pod: PodSummary;
}

/** What `/readyz?verbose` says: https://kubernetes.io/docs/reference/using-api/health-checks/ */
export interface Readiness {
  readonly isReady: boolean;
  /** Names of the checks that passed, and of those that did not. */
  readonly passed: readonly string[];
  readonly failed: readonly string[];
}

/** What can be seen of the control plane of a cluster. */
export interface ControlPlane {
  readonly components: readonly ControlPlaneComponent[];
  /** Undefined where the components are there to see, or where the API server does not tell. */
  readonly readiness: Readiness | undefined;
}

/** The labels that name the component: of kubeadm's static pods, and of kOps and others. */
export const componentLabels = ["component", "k8s-app"] as const;

/** The component that a pod of `kube-system` is; undefined for any other pod. */
export function controlPlaneRole(metadata: FromApi<V1ObjectMeta> | undefined): ControlPlaneRole | undefined {
  if (metadata?.namespace !== "kube-system") return undefined;
  const names = componentLabels.map((label) => metadata.labels?.[label]);
  return controlPlaneRoles.find((role) => names.includes(role));
}

/** The components as the lessons order them, then by node. */
export function inOrder(components: readonly ControlPlaneComponent[]): ControlPlaneComponent[] {
  const rank = ({ role }: ControlPlaneComponent): number => controlPlaneRoles.indexOf(role);
  return components.toSorted((a, b) => rank(a) - rank(b) || (a.pod.name < b.pod.name ? -1 : 1));
}

/** Reads the lines of `/readyz?verbose`: `[+]ping ok`, `[-]etcd failed: reason withheld`. */
export function parseReadiness(text: string): Readiness {
  const checks = [...text.matchAll(/^\[([+-])\](\S+)/gm)];
  const named = (sign: string): string[] =>
    checks.filter(([, mark]) => mark === sign).map(([, , name = ""]) => name);
  const failed = named("-");
  return {
    isReady: failed.length === 0 && /^(?:ok$|readyz check passed)/m.test(text),
    passed: named("+"),
    failed,
  };
}
