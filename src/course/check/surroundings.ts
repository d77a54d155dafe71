import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { NodeSummary } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";
import type { CourseKinds, CourseObjects } from "../courseObjects.ts";
import type { CourseState } from "../courseState.ts";
import type { Situation } from "./situation.ts";

/** Where Check looks. Anything that may change while Check waits for the cluster is read last. */
export interface Surroundings extends WindowView {
  /** The learner's progress. */
  readonly state: CourseState;
  readonly connection: Situation["connection"];
  /** Undefined while no cluster is connected. */
  readonly cluster: CheckedCluster | undefined;
  /** The learner's objects in the connected cluster; undefined if they are not followed. */
  readonly learner: CheckedLearner | undefined;
  readonly tried: Situation["tried"];
}

/** What only the window knows. */
export interface WindowView {
  readonly editor: Situation["editor"];
  readonly isTrusted: boolean;
  readonly terminal: Situation["terminal"];
  readonly steps: Situation["steps"];
  readonly titles: Situation["titles"];
  /** Whether a terminal would find kubectl. Asking a login shell may take a while. */
  hasKubectl(): Promise<boolean>;
}

/** The connected cluster. Check only reads from it. */
export interface CheckedCluster {
  readonly isPractice: boolean;
  /** The namespace of objects that do not name one. */
  readonly namespace: string;
  readonly nodes: readonly NodeSummary[];
  list(
    apiVersion: string,
    kind: string,
    selection: CheckedSelection,
    signal: AbortSignal,
  ): Promise<readonly KubernetesObject[]>;
}

/** Which objects of a kind to list. */
export interface CheckedSelection {
  /** Undefined for all namespaces. */
  readonly namespace?: string | undefined;
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
  readonly limit: number;
}

/** The learner's objects in the connected cluster. */
export interface CheckedLearner {
  readonly objects: CourseObjects;
  /** The kinds that could not be read, and why. */
  readonly unread: ReadonlyMap<keyof CourseKinds, { readonly reason: "forbidden" | "slow" }>;
  /** Retries the kinds that were forbidden, and settles with the answers. */
  askAgain(): Promise<unknown>;
}
