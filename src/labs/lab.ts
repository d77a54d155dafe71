import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { LabCheck } from "./checks/labCheck.ts";
import type { LabObject } from "./labObject.ts";
import type { LabTexts } from "./labTexts.ts";

/** A small broken system to repair. It is data: a folder of `labs/`, or of a workspace. */
export interface Lab {
  /** The name of its folder. */
  readonly id: string;
  /** Where it stands among the others. */
  readonly order: number;
  /** How long it takes about. */
  readonly minutes: number;
  /** Where its objects are: `lab-<id>`, and others whose names begin so. */
  readonly namespaces: readonly [string, ...string[]];
  /** What makes the broken system, in order. */
  readonly setup: readonly LabStep[];
  /** What repairs it: one way of several, which *Show the Way* tells in words. */
  readonly solution: readonly LabStep[];
  /** What is true once it is repaired, whichever way. */
  readonly checks: readonly LabCheck[];
  readonly texts: LabTexts;
}

/** What is done to nodes: they are chosen by a label selector, as `kubectl get nodes -l` takes it. */
export type NodeStep =
  | { readonly does: "cordon" | "uncordon" | "stop" | "start"; readonly nodes: string }
  | { readonly does: "taint"; readonly nodes: string; readonly taint: Taint }
  | { readonly does: "untaint"; readonly nodes: string; readonly key: string };

/** https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
export interface Taint {
  readonly key: string;
  readonly value: string;
  readonly effect: "NoSchedule" | "PreferNoSchedule" | "NoExecute";
}

/** One thing that is done to the cluster for a lab. */
export type LabStep =
  | { readonly does: "apply"; readonly file: string; readonly objects: readonly KubernetesObject[] }
  | { readonly does: "delete"; readonly object: LabObject }
  | { readonly does: "wait"; readonly check: LabCheck }
  | NodeStep;
