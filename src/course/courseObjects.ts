import { kindRoles, kindsWith, type KindWith } from "@kubernetes-workshop/kubernetes/kinds/kindRoles";
import { typeMeta } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { NodeSummary } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";
import type { ObjectOf } from "@kubernetes-workshop/kubernetes/resources/objectOf";
import { isSystemNamespace } from "@kubernetes-workshop/kubernetes/resources/systemNamespace";
import { isLabNamespace } from "../labs/labNamespace.ts";

/** The kinds that the course follows, with the type of their objects as the API lists them. */
export type CourseKinds = {
  readonly [Kind in KindWith<"course"> as (typeof kindRoles)[Kind]["course"]]: ObjectOf<Kind>;
};

/** A pod as the course sees it. */
export type Pod = CourseKinds["pods"];

/** What the course sees of the cluster: the learner's objects, and the nodes. */
export type CourseObjects = { readonly [Kind in keyof CourseKinds]: readonly CourseKinds[Kind][] } & {
  readonly nodes: readonly NodeSummary[];
  /** Identifies the cluster; see `clusterKey.ts`. */
  readonly cluster: string;
};

/** The label of every object that a learner creates in the course. Its value is the learner's id. */
export const learnerLabel = "kubernetes-workshop/learner";

/** The apiVersion and kind of each kind that the course follows. */
// Every list is present, which the type of `fromEntries` does not show.
export const courseKinds = Object.fromEntries(
  kindsWith("course").map((kind) => [kindRoles[kind].course, typeMeta(kinds[kind])]),
) as { readonly [List in keyof CourseKinds]: { readonly apiVersion: string; readonly kind: string } };

/** The kinds that the course follows, by the names of their lists. */
export const kindNames = Object.keys(courseKinds) as readonly (keyof CourseKinds)[];

interface Owned {
  readonly metadata?: {
    readonly namespace?: string | undefined;
    readonly name?: string | undefined;
    readonly labels?: Readonly<Record<string, string | undefined>> | undefined;
  };
}

/**
 * Whether an object is the learner's. In the practice cluster, every object is, except those of the cluster itself
 * and of labs. Other clusters may be shared, so there only objects with the learner's own label are.
 */
export function isLearners(object: Owned, learner: string, inPractice: boolean): boolean {
  const { namespace = "", name, labels = {} } = object.metadata ?? {};
  if (labels[learnerLabel] === learner) return true;
  if (!inPractice) return false;
  const isApiServer = name === "kubernetes" || labels["kubernetes.io/service-name"] === "kubernetes";
  return (
    !isSystemNamespace(namespace) && !isLabNamespace(namespace) && !(namespace === "default" && isApiServer)
  );
}
