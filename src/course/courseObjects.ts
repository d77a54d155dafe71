import type {
  V1CronJob,
  V1DaemonSet,
  V1Deployment,
  V1EndpointSlice,
  V1Job,
  V1Pod,
  V1ReplicaSet,
  V1Service,
  V1StatefulSet,
} from "@kubernetes/client-node";
import type { NodeSummary } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";

/** The kinds that the course follows, as lists of the API have them. */
export interface CourseKinds {
  readonly pods: FromApi<V1Pod>;
  readonly deployments: FromApi<V1Deployment>;
  readonly replicaSets: FromApi<V1ReplicaSet>;
  readonly daemonSets: FromApi<V1DaemonSet>;
  readonly statefulSets: FromApi<V1StatefulSet>;
  readonly jobs: FromApi<V1Job>;
  readonly cronJobs: FromApi<V1CronJob>;
  readonly services: FromApi<V1Service>;
  readonly endpointSlices: FromApi<V1EndpointSlice>;
}

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
export const courseKinds: {
  readonly [Kind in keyof CourseKinds]: { readonly apiVersion: string; readonly kind: string };
} = {
  pods: { apiVersion: "v1", kind: "Pod" },
  deployments: { apiVersion: "apps/v1", kind: "Deployment" },
  replicaSets: { apiVersion: "apps/v1", kind: "ReplicaSet" },
  daemonSets: { apiVersion: "apps/v1", kind: "DaemonSet" },
  statefulSets: { apiVersion: "apps/v1", kind: "StatefulSet" },
  jobs: { apiVersion: "batch/v1", kind: "Job" },
  cronJobs: { apiVersion: "batch/v1", kind: "CronJob" },
  services: { apiVersion: "v1", kind: "Service" },
  endpointSlices: { apiVersion: "discovery.k8s.io/v1", kind: "EndpointSlice" },
};

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
