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

/** The result of `/readyz?verbose`: https://kubernetes.io/docs/reference/using-api/health-checks/ */
export interface Readiness {
  readonly isReady: boolean;
  /** Names of the checks that passed; `failed` has the others. */
  readonly passed: readonly string[];
  readonly failed: readonly string[];
}

/** The visible parts of a cluster's control plane. */
export interface ControlPlane {
  readonly components: readonly ControlPlaneComponent[];
  /** Undefined if the components are visible, or if the API server does not report its readiness. */
  readonly readiness: Readiness | undefined;
}

/** The labels that name a component: in kubeadm's static pods, and in kOps and others. */
export const componentLabels = ["component", "k8s-app"] as const;

/** Returns the control plane component that a `kube-system` pod runs; undefined for other pods. */
export function controlPlaneRole(metadata: FromApi<V1ObjectMeta> | undefined): ControlPlaneRole | undefined {
  if (metadata?.namespace !== "kube-system") return undefined;
  const names = componentLabels.map((label) => metadata.labels?.[label]);
  return controlPlaneRoles.find((role) => names.includes(role));
}

/** Sorts components in the order of the lessons, then by node. */
export function inOrder(components: readonly ControlPlaneComponent[]): ControlPlaneComponent[] {
  const rank = ({ role }: ControlPlaneComponent): number => controlPlaneRoles.indexOf(role);
  return components.toSorted((a, b) => rank(a) - rank(b) || (a.pod.name < b.pod.name ? -1 : 1));
}

/** Parses the output of `/readyz?verbose`: `[+]ping ok`, `[-]etcd failed: reason withheld`. */
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
