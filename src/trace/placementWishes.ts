import type { V1Pod } from "@kubernetes/client-node";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";

/** What a pod requires of its node. */
export interface PlacementWishes {
  /** Requests by resource, as quantities: one amount for each container that has a request. */
  readonly requests: readonly { readonly resource: string; readonly amounts: readonly string[] }[];
  /** `key=value` of `nodeSelector`. */
  readonly nodeLabels: readonly string[];
  /** Whether the DaemonSet controller bound the pod to a node by name. */
  readonly pinned: boolean;
  /** Whether the pod has further rules: affinity, topology spread. */
  readonly furtherRules: boolean;
}

/**
 * Returns the constraints on the scheduling of a pod.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
 */
export function placementWishes({ metadata, spec }: FromApi<V1Pod>): PlacementWishes {
  const amounts = new Map<string, string[]>();
  for (const { resources } of spec?.containers ?? [])
    for (const [resource, amount] of Object.entries(resources?.requests ?? {}))
      amounts.set(resource, [...(amounts.get(resource) ?? []), String(amount)]);
  const pinned = (metadata?.ownerReferences ?? []).some(
    ({ kind, controller }) => kind === "DaemonSet" && controller === true,
  );
  return {
    requests: [...amounts].map(([resource, quantities]) => ({ resource, amounts: quantities })),
    nodeLabels: Object.entries(spec?.nodeSelector ?? {}).map(([key, value]) => `${key}=${value}`),
    pinned,
    furtherRules:
      (!pinned && spec?.affinity !== undefined) || (spec?.topologySpreadConstraints ?? []).length > 0,
  };
}
