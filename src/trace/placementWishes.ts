import type { V1Pod } from "@kubernetes/client-node";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";

/** What a pod asks of the node that is to run it. */
export interface PlacementWishes {
  /** Requests by resource, as quantities: one entry where one container asks, otherwise one a container. */
  readonly requests: readonly { readonly resource: string; readonly amounts: readonly string[] }[];
  /** `key=value` of `nodeSelector`. */
  readonly nodeLabels: readonly string[];
  /** The DaemonSet controller wrote the node's name into the pod. */
  readonly pinned: boolean;
  /** The pod has further rules: affinity, topology spread. */
  readonly furtherRules: boolean;
}

/**
 * What the scheduler had to heed for this pod.
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
