import type { CourseObjects, Pod } from "./courseObjects.ts";
import { revisionOf } from "@kubernetes-workshop/kubernetes/resources/rollout";
import type { PartId } from "./steps.ts";

/** The parts that the learner's objects prove by what they are now, whatever was before. */
export function shownParts(objects: CourseObjects): PartId[] {
  const shown: readonly [PartId, boolean][] = [
    ["podRunning", objects.pods.some(isOwnPodRunning)],
    ["deploymentReady", objects.deployments.some(hasThreeReadyReplicas)],
    ["revisionRolledOut", objects.deployments.some((deployment) => hasRolledOut(deployment, objects))],
    ["revisionRolledBack", objects.deployments.some((deployment) => hasRolledBack(deployment, objects))],
    ["daemonSetOnEveryNode", objects.daemonSets.some(isOnEveryNode)],
    ["jobCompleted", objects.jobs.some(hasCompleted)],
    ["serviceHasEndpoints", objects.services.some((service) => readyEndpoints(service, objects) > 0)],
  ];
  return shown.filter(([, isShown]) => isShown).map(([part]) => part);
}

type Deployment = CourseObjects["deployments"][number];
type ReplicaSet = CourseObjects["replicaSets"][number];
type Service = CourseObjects["services"][number];

/** A pod that the learner wrote; those of controllers have an owner. */
export function isOwnPod(pod: Pod): boolean {
  return (pod.metadata?.ownerReferences ?? []).length === 0;
}

function isOwnPodRunning(pod: Pod): boolean {
  return isOwnPod(pod) && pod.status?.phase === "Running" && pod.metadata?.deletionTimestamp === undefined;
}

/** Whether a condition of an object is true. */
export function hasCondition(
  conditions: readonly { readonly type?: string; readonly status?: string }[] | undefined,
  type: string,
): boolean {
  return conditions?.some((condition) => condition.type === type && condition.status === "True") ?? false;
}

/** https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#deployment-status */
function hasThreeReadyReplicas({ metadata, spec, status }: Deployment): boolean {
  const isCurrent = (status?.observedGeneration ?? 0) >= (metadata?.generation ?? 0);
  return isCurrent && (spec?.replicas ?? 1) >= 3 && (status?.readyReplicas ?? 0) >= 3;
}

/** Its ReplicaSets by revision, the current one last. */
export function replicaSetsOf(deployment: Deployment, { replicaSets }: CourseObjects): ReplicaSet[] {
  const { uid } = deployment.metadata ?? {};
  return replicaSets
    .filter((each) => each.metadata?.ownerReferences?.some((owner) => owner.uid === uid && owner.controller))
    .sort((a, b) => revisionOf(a) - revisionOf(b));
}

/** A second revision is there, and a pod of it is ready. */
function hasRolledOut(deployment: Deployment, objects: CourseObjects): boolean {
  const replicaSets = replicaSetsOf(deployment, objects);
  const current = replicaSets.at(-1);
  return replicaSets.length > 1 && current !== undefined && (current.status?.readyReplicas ?? 0) > 0;
}

/**
 * The current revision is one that was there before: its ReplicaSet has had an earlier revision, which the
 * Deployment controller notes, and has a ready pod again.
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

/** How many ready addresses a Service has: https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/ */
function readyEndpoints(service: Service, { endpointSlices }: CourseObjects): number {
  const { name, namespace } = service.metadata ?? {};
  return endpointSlices
    .filter(
      ({ metadata }) =>
        metadata?.namespace === namespace && metadata?.labels?.["kubernetes.io/service-name"] === name,
    )
    .flatMap((slice) => slice.endpoints ?? [])
    .filter((endpoint) => endpoint.conditions?.ready !== false)
    .reduce((sum, endpoint) => sum + (endpoint.addresses ?? []).length, 0);
}
