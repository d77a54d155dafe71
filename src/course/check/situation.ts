import type { KnownImage } from "kubernetes-practice-cluster/knownImages";
import type { NodeSummary } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { OpenTerminal } from "../../session/clusterTerminals.ts";
import type { ConnectionFailure } from "../../session/connectionFailure.ts";
import type { CourseObjects } from "../courseObjects.ts";
import type { CourseState } from "../courseState.ts";
import type { StepId } from "../steps.ts";

/** Everything that advice depends on: plain data, as of one moment. */
export interface Situation {
  readonly connection: Connection;
  /** The namespace of objects that do not name one. */
  readonly namespace: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly state: CourseState;
  /** The learner's objects; undefined while they are not followed. */
  readonly objects: CourseObjects | undefined;
  /** Why the learner's objects could not be read. */
  readonly objectsFailure?: "forbidden" | "slow" | undefined;
  /** Objects of the same kinds in the connection's namespace that do not have the learner's label. */
  readonly strangers: readonly KubernetesObject[];
  readonly editor: readonly OpenManifest[];
  readonly knownImages: readonly KnownImage[];
  readonly nodes: readonly NodeFacts[];
  /** Recent Warning events in the namespace, the newest first. */
  readonly warnings: readonly Warning[];
  readonly isTrusted: boolean;
  readonly hasKubectl: boolean;
  readonly terminal: OpenTerminal;
  readonly tried: Attempts;
  /** The steps that the course has, in order. */
  readonly steps: readonly StepId[];
  /** The titles of the steps. */
  readonly titles: Readonly<Partial<Record<StepId, string>>>;
}

/** Whether a cluster is connected, and which. */
export type Connection =
  | {
      readonly status: "none";
      /** Undefined if no attempt has failed. */
      readonly failure?: ConnectionFailure | undefined;
      /** Whether the practice cluster is running although it is not connected. */
      readonly practiceRuns: boolean;
    }
  | { readonly status: "connecting" }
  | { readonly status: "practice" }
  | {
      readonly status: "other";
      readonly kubeContext: string;
      readonly isEks: boolean;
      /** What makes the context read-only, if anything. */
      readonly readOnlyBy?: "default" | "setting" | undefined;
    };

/** A document in the editor that describes one object. */
export interface OpenManifest {
  readonly uri: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Undefined if the manifest names none. */
  readonly namespace?: string | undefined;
  /** The first error that the editor shows in it. */
  readonly problem?: string | undefined;
}

/** A node, and what decides which pods it accepts. */
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

/** What was tried in this window without marking a part as done. */
export interface Attempts {
  /** A node without pods was expanded. */
  readonly emptyNode: boolean;
  /** A label filter matched nothing. */
  readonly emptyFilter: boolean;
  /** The control plane group had nothing to show. */
  readonly emptyControlPlane: boolean;
  /** Nodes that have ever been cordoned or not ready. */
  readonly troubledNodes: readonly string[];
}

export function isPracticeConnected({ connection }: Situation): boolean {
  return connection.status === "practice";
}

export function isEksConnected({ connection }: Situation): boolean {
  return connection.status === "other" && connection.isEks;
}

/** The nodes that run workloads: all except those of the control plane. */
export function workersOf({ nodes }: Situation): NodeFacts[] {
  return nodes.filter(({ status }) => !status.roles.includes("control-plane"));
}
