import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { NodeSummary } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";
import type { CourseKinds, CourseObjects } from "../courseObjects.ts";
import type { CourseState } from "../courseState.ts";
import type { Situation } from "./situation.ts";

/** Where Check looks. What may have changed while it looks is read at the end. */
export interface Surroundings extends WindowView {
  /** How far the learner is. */
  readonly state: CourseState;
  readonly connection: Situation["connection"];
  /** Undefined while none is connected. */
  readonly cluster: CheckedCluster | undefined;
  /** What the learner has in the connected cluster; undefined where that is not followed. */
  readonly learner: CheckedLearner | undefined;
  readonly tried: Situation["tried"];
}

/** What only the editor knows. */
export interface WindowView {
  readonly editor: Situation["editor"];
  readonly isTrusted: boolean;
  readonly terminal: Situation["terminal"];
  readonly titles: Situation["titles"];
  /** Whether a terminal would find kubectl. A login shell may take its time to say so. */
  hasKubectl(): Promise<boolean>;
}

/** The connected cluster, which is only read. */
export interface CheckedCluster {
  readonly isPractice: boolean;
  /** Where an object goes that names no namespace. */
  readonly namespace: string;
  readonly nodes: readonly NodeSummary[];
  list(
    apiVersion: string,
    kind: string,
    selection: CheckedSelection,
    signal: AbortSignal,
  ): Promise<readonly KubernetesObject[]>;
}

/** What of a kind is listed. */
export interface CheckedSelection {
  /** Undefined for all. */
  readonly namespace?: string | undefined;
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
  readonly limit: number;
}

/** The learner's objects in the connected cluster. */
export interface CheckedLearner {
  readonly objects: CourseObjects;
  /** The kinds of which it is not known what the learner has. */
  readonly unread: ReadonlyMap<keyof CourseKinds, { readonly reason: "forbidden" | "slow" }>;
  /** Asks once more for what was forbidden, and settles with the answers. */
  askAgain(): Promise<unknown>;
}
