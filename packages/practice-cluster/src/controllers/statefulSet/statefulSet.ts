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

/** The number at the end of a pod's name, if it is one of the set's. */
function ordinalOf(set: StatefulSet, pod: ApiObject): number | undefined {
  const { name } = pod.metadata;
  const prefix = `${set.metadata.name}-`;
  const rest = name.startsWith(prefix) ? name.slice(prefix.length) : "";
  return /^\d+$/.test(rest) ? Number(rest) : undefined;
}

/** The ordinals that the set should have: from the first to before the end. There may be more than fit in a list. */
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
 * What to do next: pods come up in order, each when those before it are ready; they go in the reverse order; and
 * an update goes from the highest to the partition. Not more than a burst at a time.
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
