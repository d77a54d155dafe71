import { setOwnField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { CourseObjects, Pod } from "./courseObjects.ts";
import { isTroubled } from "@kubernetes-workshop/kubernetes/resources/nodeStatus";
import { hasCondition } from "@kubernetes-workshop/kubernetes/resources/conditions";
import type { PartId } from "./steps.ts";

/** A pod that a controller manages. */
interface KeptPod {
  /** The uid of the controller. */
  readonly owner: string;
  readonly node: string | undefined;
}

/** A pod that disappeared although its controller still wanted it. */
interface LostPod {
  readonly owner: string;
  /** How many pods the controller wanted. */
  readonly wanted: number;
  /** The uids of the controller's pods before the loss. Any other pod is a replacement. */
  readonly known: readonly string[];
  /** The pod's node, if it was cordoned or not ready when the pod disappeared. */
  readonly troubledNode: string | undefined;
}

/** What has to be remembered about a cluster's pods to see one replaced. Plain data, so that it can be stored. */
export interface PodHistory {
  readonly pods: Readonly<Record<string, KeptPod>>;
  readonly lost: readonly LostPod[];
}

export const noHistory: PodHistory = { pods: {}, lost: [] };

/**
 * Compares the pods with the history, and returns the parts that the difference proves.
 *
 * @param afterGap whether changes may have been missed since the last call. Missing pods then do not count as lost:
 * the practice cluster may have been restarted, or somebody may have drained a node.
 */
export function followPods(
  history: PodHistory,
  objects: CourseObjects,
  afterGap: boolean,
): { readonly history: PodHistory; readonly parts: readonly PartId[] } {
  const wanted = wantedPods(objects);
  const present = presentPods(objects);
  const troubled = troubledNodes(objects);
  const ready = readyPods(objects);

  const newlyLost = Object.entries(afterGap ? {} : history.pods)
    .filter(([uid]) => !Object.hasOwn(present, uid))
    .map(([, { owner, node }]): LostPod => {
      const known = Object.entries(history.pods).flatMap(([uid, pod]) => (pod.owner === owner ? uid : []));
      const troubledNode = node !== undefined && troubled.has(node) ? node : undefined;
      return { owner, wanted: wanted.get(owner) ?? 0, known, troubledNode };
    })
    // A pod that is gone because of a scale-down is not lost.
    .filter((pod) => pod.wanted >= pod.known.length);
  const lost = [...history.lost, ...newlyLost].filter((pod) => (wanted.get(pod.owner) ?? 0) >= pod.wanted);

  const parts = new Set<PartId>();
  const stillLost = lost.filter((pod) => {
    const replacement = ready.find(({ uid, owner }) => owner === pod.owner && !pod.known.includes(uid));
    if (!replacement) return true;
    parts.add("podReplaced");
    if (pod.troubledNode !== undefined && replacement.node !== pod.troubledNode) parts.add("podsMoved");
    return false;
  });
  return { history: { pods: present, lost: stillLost }, parts: [...parts] };
}

/** How many pods each controller wants, by its uid. Jobs are left out, because their pods end. */
function wantedPods({ replicaSets, statefulSets, daemonSets }: CourseObjects): Map<string, number> {
  return new Map([
    ...[...replicaSets, ...statefulSets].map(({ metadata, spec }): [string, number] => [
      metadata?.uid ?? "",
      spec?.replicas ?? 1,
    ]),
    ...daemonSets.map(({ metadata, status }): [string, number] => [
      metadata?.uid ?? "",
      status?.desiredNumberScheduled ?? 0,
    ]),
  ]);
}

/** The pods that count toward their controller's replicas. A pod that is being deleted does not. */
function presentPods({ pods }: CourseObjects): Record<string, KeptPod> {
  const present: Record<string, KeptPod> = {};
  for (const pod of pods) {
    const owner = ownerOf(pod);
    if (owner !== undefined && !isLeaving(pod))
      setOwnField(present, pod.metadata?.uid ?? "", { owner, node: pod.spec?.nodeName });
  }
  return present;
}

function readyPods({ pods }: CourseObjects): { uid: string; owner: string; node: string | undefined }[] {
  return pods
    .filter((pod) => !isLeaving(pod) && hasCondition(pod.status?.conditions, "Ready"))
    .map((pod) => ({ uid: pod.metadata?.uid ?? "", owner: ownerOf(pod) ?? "", node: pod.spec?.nodeName }));
}

function ownerOf(pod: Pod): string | undefined {
  return pod.metadata?.ownerReferences?.find(({ controller }) => controller)?.uid;
}

function isLeaving({ metadata, status }: Pod): boolean {
  return Boolean(metadata?.deletionTimestamp) || status?.phase === "Failed" || status?.phase === "Succeeded";
}

function troubledNodes({ nodes }: CourseObjects): Set<string> {
  return new Set(nodes.filter(({ status }) => isTroubled(status)).map(({ name }) => name));
}
