import type { V1EndpointSlice } from "@kubernetes/client-node";
import type { FromApi } from "./fromApi.ts";

interface Named {
  readonly metadata?: {
    readonly name?: string | undefined;
    readonly namespace?: string | undefined;
  };
}

/**
 * Counts the ready endpoints of a Service.
 *
 * @param slices of its namespace, or of all: https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/
 */
export function readyEndpoints(
  { metadata: { name, namespace } = {} }: Named,
  slices: readonly FromApi<V1EndpointSlice>[],
): number {
  return slices
    .filter(
      ({ metadata }) =>
        metadata?.namespace === namespace && metadata?.labels?.["kubernetes.io/service-name"] === name,
    )
    .flatMap((slice) => slice.endpoints ?? [])
    .filter((endpoint) => endpoint.conditions?.ready !== false)
    .reduce((sum, endpoint) => sum + (endpoint.addresses ?? []).length, 0);
}
