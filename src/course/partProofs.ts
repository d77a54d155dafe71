import { hasCondition } from "@kubernetes-workshop/kubernetes/resources/conditions";
import { podStatus } from "@kubernetes-workshop/kubernetes/resources/podStatus";
import { readyEndpoints } from "@kubernetes-workshop/kubernetes/resources/readyEndpoints";
import { revisionOf } from "@kubernetes-workshop/kubernetes/resources/rollout";
import { deploymentStatus } from "@kubernetes-workshop/kubernetes/resources/workloadStatus";
import type { CourseObjects, Pod } from "./courseObjects.ts";
import type { Observation } from "./observation.ts";
import { type PartId, partIds } from "./steps.ts";

/** What marks a part as done. */
type Proof =
  /** One observation, by itself. */
  | { readonly observed: (observation: Observation) => boolean }
  /** The learner's objects as they are now, whatever they were before. */
  | { readonly shown: (objects: CourseObjects, unsettled: ReadonlySet<string>) => boolean }
  /** Several observations, which `afterObservation` and `followPods` remember. */
  | { readonly remembered: true };

const proofs: Readonly<Record<PartId, Proof>> = {
  clusterConnected: on("clusterConnected"),
  // An empty cluster, node, or filter shows nothing.
  workloadsShown: on("workloadsShown", ({ count }) => count > 0),
  podsOfNodeShown: on("podsOfNodeShown", ({ count }) => count > 0),
  podFieldExplained: on("fieldExplained", ({ apiVersion, kind }) => apiVersion === "v1" && kind === "Pod"),
  podRunning: {
    shown: ({ pods }, unsettled) =>
      pods.some((pod) => isOwnPodRunning(pod) && !unsettled.has(pod.metadata?.uid ?? "")),
  },
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

/**
 * The parts that the learner's objects prove by what they are now.
 *
 * @param unsettled the uids of pods that have only just become ready: a container that crashes is ready for a moment
 */
export function shownParts(objects: CourseObjects, unsettled: ReadonlySet<string> = new Set()): PartId[] {
  return partIds.filter((part) => {
    const proof = proofs[part];
    return "shown" in proof && proof.shown(objects, unsettled);
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

/** Whether `kubectl get pods` says Running, and all containers are ready. The phase is Running between crashes, too. */
function isOwnPodRunning(pod: Pod): boolean {
  const { text, ready, total } = podStatus(pod);
  return isOwnPod(pod) && text === "Running" && ready === total;
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

/**
 * Whether a revision that is not the first one is rolled out. After a rollback the first one is current again, which
 * says nothing of whether the other ever ran.
 */
function hasRolledOut(deployment: Deployment, objects: CourseObjects): boolean {
  const replicaSets = replicaSetsOf(deployment, objects);
  const current = replicaSets.at(-1);
  if (!current || !isRolledOut(deployment)) return false;
  return replicaSets.some((each) => firstRevisionOf(each) < firstRevisionOf(current));
}

/** Whether an earlier revision is current again, and rolled out. */
function hasRolledBack(deployment: Deployment, objects: CourseObjects): boolean {
  const current = replicaSetsOf(deployment, objects).at(-1);
  return current !== undefined && firstRevisionOf(current) < revisionOf(current) && isRolledOut(deployment);
}

/** Whether all pods are of the current revision and available, and there are some. */
function isRolledOut(deployment: Deployment): boolean {
  const { severity, wanted } = deploymentStatus(deployment);
  return severity === "ok" && wanted > 0;
}

/**
 * The first revision that a ReplicaSet stood for. The Deployment controller gives it a new number when it becomes
 * current again, and keeps the earlier ones in an annotation.
 */
export function firstRevisionOf(replicaSet: ReplicaSet): number {
  const history = replicaSet.metadata?.annotations?.["deployment.kubernetes.io/revision-history"] ?? "";
  const earlier = history
    .split(",")
    .map(Number)
    .filter((revision) => revision > 0);
  return Math.min(revisionOf(replicaSet), ...earlier);
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
