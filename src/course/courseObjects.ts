import { kindRoles, kindsWith, type KindWith } from "@kubernetes-workshop/kubernetes/kinds/kindRoles";
import { typeMeta } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { NodeSummary } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";
import type { ObjectOf } from "@kubernetes-workshop/kubernetes/resources/objectOf";

/** The kinds that the course follows, as lists of the API have them. */
export type CourseKinds = {
  readonly [Kind in KindWith<"course"> as (typeof kindRoles)[Kind]["course"]]: ObjectOf<Kind>;
};

/** A pod as the course knows it. */
export type Pod = CourseKinds["pods"];

/** What the course knows of the cluster: the objects that the learner made, and the nodes they are on. */
export type CourseObjects = { readonly [Kind in keyof CourseKinds]: readonly CourseKinds[Kind][] } & {
  readonly nodes: readonly NodeSummary[];
  /** Tells one cluster from another; see `clusterKey.ts`. */
  readonly cluster: string;
};

/** Label of what a learner makes in the course, with the learner's id as value. */
export const learnerLabel = "kubernetes-workshop/learner";

/** apiVersion and kind of what the course follows. */
// Each list is there: `fromEntries` does not tell.
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
 * Whether an object is the learner's. In the practice cluster everything is, but what makes up the cluster itself;
 * in any other only what carries the learner's own label, since it may serve many people.
 */
export function isLearners(object: Owned, learner: string, inPractice: boolean): boolean {
  const { namespace = "", name, labels = {} } = object.metadata ?? {};
  if (labels[learnerLabel] === learner) return true;
  if (!inPractice) return false;
  const isApiServer = name === "kubernetes" || labels["kubernetes.io/service-name"] === "kubernetes";
  return !namespace.startsWith("kube-") && !(namespace === "default" && isApiServer);
}
