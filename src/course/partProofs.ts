import { hasCondition } from "@kubernetes-workshop/kubernetes/resources/conditions";
import { readyEndpoints } from "@kubernetes-workshop/kubernetes/resources/readyEndpoints";
import { revisionOf } from "@kubernetes-workshop/kubernetes/resources/rollout";
import type { CourseObjects, Pod } from "./courseObjects.ts";
import type { Observation } from "./observation.ts";
import { type PartId, partIds } from "./steps.ts";

/** What marks a part as done. */
type Proof =
  /** One observation, by itself. */
  | { readonly observed: (observation: Observation) => boolean }
  /** The learner's objects as they are now, whatever they were before. */
  | { readonly shown: (objects: CourseObjects) => boolean }
  /** Several observations, which `afterObservation` and `followPods` remember. */
  | { readonly remembered: true };

const proofs: Readonly<Record<PartId, Proof>> = {
  clusterConnected: on("clusterConnected"),
  // An empty cluster, node, or filter shows nothing.
  nodesShown: on("nodesShown", ({ count }) => count > 0),
  podsOfNodeShown: on("podsOfNodeShown", ({ count }) => count > 0),
  podFieldExplained: on("fieldExplained", ({ apiVersion, kind }) => apiVersion === "v1" && kind === "Pod"),
  podRunning: { shown: ({ pods }) => pods.some(isOwnPodRunning) },
  deploymentReady: { shown: ({ deployments }) => deployments.some(hasThreeReadyReplicas) },
  revisionRolledOut: { shown: (objects) => objects.deployments.some((each) => hasRolledOut(each, objects)) },
  revisionRolledBack: {
    shown: (objects) => objects.deployments.some((each) => hasRolledBack(each, objects)),
  },
  daemonSetOnEveryNode: { shown: ({ daemonSets }) => daemonSets.some(isOnEveryNode) },
  podReplaced: { remembered: true },
  jobCompleted: { shown: ({ jobs }) => jobs.some(hasCompleted) },
  serviceHasEndpoints: {
    shown: (objects) => objects.services.some((each) => readyEndpoints(each, objects.endpointSlices) > 0),
  },
  labelFilterUsed: on("labelFilterUsed", ({ matches }) => matches > 0),
  controlPlaneShown: on("controlPlaneShown", ({ count }) => count > 0),
  traceOpened: on("traceOpened"),
  podsMoved: { remembered: true },
  toolsChecked: on("toolsChecked"),
  clusterConfigExplained: { remembered: true },
  questionsAnswered: on("questionsAnswered", ({ chapter }) => chapter === "eks"),
  apiEndpointShown: on("apiEndpointShown"),
  kubeletAddressShown: on("kubeletAddressShown"),
  kubectlSeen: {
    observed: (observation) =>
      (observation.event === "kubectlSeen" && isGetNodes(observation)) ||
      // Only the practice cluster reports kubectl's requests, so an EKS cluster needs no more than a connection.
      (observation.event === "clusterConnected" && observation.isEks === true),
  },
  courseCleanedUp: { remembered: true },
};

/** The parts that an observation proves by itself. */
export function observedParts(observation: Observation): PartId[] {
  return partIds.filter((part) => {
    const proof = proofs[part];
    return "observed" in proof && proof.observed(observation);
  });
}

/** The parts that the learner's objects prove by what they are now. */
export function shownParts(objects: CourseObjects): PartId[] {
  return partIds.filter((part) => {
    const proof = proofs[part];
    return "shown" in proof && proof.shown(objects);
  });
}

/** An event, with a further condition where it takes one. */
function on<Event extends Observation["event"]>(
  event: Event,
  proves: (observation: Extract<Observation, { event: Event }>) => boolean = () => true,
): Proof {
  const isEvent = (observation: Observation): observation is Extract<Observation, { event: Event }> =>
    observation.event === event;
  return { observed: (observation) => isEvent(observation) && proves(observation) };
}

/** Whether it is `kubectl get nodes`, which requests the list. kubectl can be set not to report its command. */
function isGetNodes({ command, verb, resource }: Extract<Observation, { event: "kubectlSeen" }>): boolean {
  return verb === "list" && resource === "nodes" && (command === undefined || command === "kubectl get");
}

type Deployment = CourseObjects["deployments"][number];
type ReplicaSet = CourseObjects["replicaSets"][number];

/** Whether the learner created the pod. The pods of controllers have an owner. */
export function isOwnPod(pod: Pod): boolean {
  return (pod.metadata?.ownerReferences ?? []).length === 0;
}

function isOwnPodRunning(pod: Pod): boolean {
  return isOwnPod(pod) && pod.status?.phase === "Running" && pod.metadata?.deletionTimestamp === undefined;
}

/** https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#deployment-status */
function hasThreeReadyReplicas({ metadata, spec, status }: Deployment): boolean {
  const isCurrent = (status?.observedGeneration ?? 0) >= (metadata?.generation ?? 0);
  return isCurrent && (spec?.replicas ?? 1) >= 3 && (status?.readyReplicas ?? 0) >= 3;
}

/** The ReplicaSets of a Deployment by revision, the current one last. */
export function replicaSetsOf(deployment: Deployment, { replicaSets }: CourseObjects): ReplicaSet[] {
  const { uid } = deployment.metadata ?? {};
  return replicaSets
    .filter((each) => each.metadata?.ownerReferences?.some((owner) => owner.uid === uid && owner.controller))
    .sort((a, b) => revisionOf(a) - revisionOf(b));
}

/** Whether there is a second revision, with a ready pod. */
function hasRolledOut(deployment: Deployment, objects: CourseObjects): boolean {
  const replicaSets = replicaSetsOf(deployment, objects);
  const current = replicaSets.at(-1);
  return replicaSets.length > 1 && current !== undefined && (current.status?.readyReplicas ?? 0) > 0;
}

/**
 * Whether an earlier revision is current again: its ReplicaSet has had another revision number, which the Deployment
 * controller records in an annotation, and has a ready pod.
 */
function hasRolledBack(deployment: Deployment, objects: CourseObjects): boolean {
  const current = replicaSetsOf(deployment, objects).at(-1);
  const earlier = current?.metadata?.annotations?.["deployment.kubernetes.io/revision-history"];
  return Boolean(earlier) && (current?.status?.readyReplicas ?? 0) > 0;
}

/** https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/ */
function isOnEveryNode({ metadata, status }: CourseObjects["daemonSets"][number]): boolean {
  const wanted = status?.desiredNumberScheduled ?? 0;
  const isCurrent = (status?.observedGeneration ?? 0) >= (metadata?.generation ?? 0);
  return isCurrent && wanted > 0 && (status?.numberReady ?? 0) >= wanted;
}

function hasCompleted({ status }: CourseObjects["jobs"][number]): boolean {
  return hasCondition(status?.conditions, "Complete");
}
