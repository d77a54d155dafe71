import type { KnownImage } from "kubernetes-practice-cluster/knownImages";
import type { NodeSummary } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { OpenTerminal } from "../../session/clusterTerminals.ts";
import type { ConnectionFailure } from "../../session/connectionFailure.ts";
import type { CourseObjects } from "../courseObjects.ts";
import type { CourseState } from "../courseState.ts";
import type { StepId } from "../steps.ts";

/** Everything that advice on a step is made from; plain data, as it was at one moment. */
export interface Situation {
  readonly connection: Connection;
  /** Where an object of the connection goes that names no namespace. */
  readonly namespace: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly state: CourseState;
  /** The learner's; undefined while they are not followed. */
  readonly objects: CourseObjects | undefined;
  /** Why they are not followed although that was tried. */
  readonly objectsFailure?: "forbidden" | "slow" | undefined;
  /** Objects of the same kinds in the connection's namespace that do not carry the learner's label. */
  readonly strangers: readonly KubernetesObject[];
  readonly editor: readonly OpenManifest[];
  readonly knownImages: readonly KnownImage[];
  readonly nodes: readonly NodeFacts[];
  /** Recent Warning events of the namespace's objects, the newest first. */
  readonly warnings: readonly Warning[];
  readonly isTrusted: boolean;
  readonly hasKubectl: boolean;
  readonly terminal: OpenTerminal;
  readonly tried: Attempts;
  /** How the walkthrough calls the steps. */
  readonly titles: Readonly<Partial<Record<StepId, string>>>;
}

/** Whether there is a cluster, and which. */
export type Connection =
  | {
      readonly status: "none";
      /** Undefined where no attempt has failed. */
      readonly failure?: ConnectionFailure | undefined;
      /** Whether the practice cluster runs, though nothing is connected to it. */
      readonly practiceRuns: boolean;
    }
  | { readonly status: "connecting" }
  | { readonly status: "practice" }
  | { readonly status: "other"; readonly kubeContext: string; readonly isEks: boolean };

/** A document in the editor that describes one object. */
export interface OpenManifest {
  readonly uri: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Undefined where the manifest names none. */
  readonly namespace?: string | undefined;
  /** The first error that the editor shows for it. */
  readonly problem?: string | undefined;
}

/** A node with what decides which pods it takes. */
export interface NodeFacts extends NodeSummary {
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly {
    readonly key: string;
    readonly value?: string;
    readonly effect: string;
    /** Milliseconds since 1970. */
    readonly addedAt?: number;
  }[];
}

/** https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/ */
export interface Warning {
  readonly reason: string;
  readonly message: string;
  readonly object: { readonly kind: string; readonly name: string };
}

/** What was tried in this window without the success that ticks a step. */
export interface Attempts {
  /** A node without pods was expanded. */
  readonly emptyNode: boolean;
  /** A label filter matched nothing. */
  readonly emptyFilter: boolean;
  /** The control plane group had nothing to show. */
  readonly emptyControlPlane: boolean;
  /** Nodes that were cordoned or silent at some time. */
  readonly troubledNodes: readonly string[];
}

export function isPracticeConnected({ connection }: Situation): boolean {
  return connection.status === "practice";
}

export function isEksConnected({ connection }: Situation): boolean {
  return connection.status === "other" && connection.isEks;
}

/** The nodes on which workloads run: all but those of the control plane. */
export function workersOf({ nodes }: Situation): NodeFacts[] {
  return nodes.filter(({ status }) => !status.roles.includes("control-plane"));
}
