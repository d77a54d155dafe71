import type { ApiObject } from "../../objectApi.ts";
import { isDeleted, isReady, type Pod, type PodTemplate } from "../objects.ts";
import { burst } from "../podControl.ts";

export interface StatefulSet extends ApiObject {
  readonly spec: {
    readonly replicas?: number;
    readonly serviceName?: string;
    readonly podManagementPolicy?: string;
    readonly ordinals?: { readonly start?: number };
    readonly updateStrategy?: {
      readonly type?: string;
      readonly rollingUpdate?: { readonly partition?: number };
    };
    readonly revisionHistoryLimit?: number;
    readonly volumeClaimTemplates?: readonly ApiObject[];
    readonly selector: { readonly matchLabels?: Record<string, string> };
    readonly template: PodTemplate;
  };
  readonly status?: Readonly<Record<string, unknown>>;
}

/** See `asPod`. */
export function asStatefulSet(object: ApiObject): StatefulSet {
  return object as StatefulSet;
}

/** The ordinal in a pod's name; undefined if the pod does not belong to the set. */
function ordinalOf(set: StatefulSet, pod: ApiObject): number | undefined {
  const { name } = pod.metadata;
  const prefix = `${set.metadata.name}-`;
  const rest = name.startsWith(prefix) ? name.slice(prefix.length) : "";
  return /^\d+$/.test(rest) ? Number(rest) : undefined;
}

/** The range of the set's ordinals, which can be too long to list. */
function wantedOrdinals(set: StatefulSet): { readonly first: number; readonly end: number } {
  const first = set.spec.ordinals?.start ?? 0;
  return { first, end: first + (set.spec.replicas ?? 1) };
}

function isSettled(pod: Pod): boolean {
  return isReady(pod) && !isDeleted(pod);
}

export type Step =
  { readonly kind: "create"; readonly ordinal: number } | { readonly kind: "delete"; readonly pod: Pod };

/**
 * The next steps, at most a burst: pods are created in order, each after the previous ones are ready, and deleted in
 * reverse order; an update proceeds from the highest ordinal down to the partition.
 * https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#deployment-and-scaling-guarantees
 */
export function nextSteps(
  set: StatefulSet,
  pods: readonly Pod[],
  isCurrent: (pod: Pod) => boolean,
): readonly Step[] {
  const parallel = set.spec.podManagementPolicy === "Parallel";
  const byOrdinal = new Map(pods.map((pod) => [ordinalOf(set, pod), pod]));
  const steps: Step[] = [];
  const { first, end } = wantedOrdinals(set);
  for (let ordinal = first; ordinal < end && steps.length < burst; ordinal++) {
    const pod = byOrdinal.get(ordinal);
    if (!pod) steps.push({ kind: "create", ordinal });
    else if (hasEnded(pod) && !isDeleted(pod)) steps.push({ kind: "delete", pod });
    else if (isSettled(pod) || parallel) continue;
    if (!parallel) return steps;
  }
  const surplus = pods
    .filter((pod) => !isWithin(ordinalOf(set, pod), first, end))
    .sort((left, right) => (ordinalOf(set, right) ?? 0) - (ordinalOf(set, left) ?? 0));
  for (const pod of surplus) {
    if (steps.length >= burst) break;
    if (!isDeleted(pod)) steps.push({ kind: "delete", pod });
    if (!parallel) return steps;
  }
  if (steps.length > 0 || set.spec.updateStrategy?.type === "OnDelete") return steps;
  const partition = set.spec.updateStrategy?.rollingUpdate?.partition ?? 0;
  for (let ordinal = end - 1; ordinal >= Math.max(first, partition); ordinal--) {
    const pod = byOrdinal.get(ordinal);
    if (pod && !isCurrent(pod)) return isDeleted(pod) ? [] : [{ kind: "delete", pod }];
    if (pod && !isSettled(pod)) return [];
  }
  return [];
}

function isWithin(ordinal: number | undefined, first: number, end: number): boolean {
  return ordinal !== undefined && ordinal >= first && ordinal < end;
}

function hasEnded(pod: Pod): boolean {
  return pod.status?.phase === "Failed" || pod.status?.phase === "Succeeded";
}
