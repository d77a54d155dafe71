import type { V1EndpointSlice } from "@kubernetes/client-node";
import type { FromApi } from "../fromApi.ts";

/** How many of the endpoints in an EndpointSlice are ready. */
export interface EndpointSliceSummary {
  readonly uid: string;
  /** The name of its Service; undefined if it belongs to none. */
  readonly service: string | undefined;
  /** `IPv4`, `IPv6`, or `FQDN`: a Service has the same endpoints once for each. */
  readonly addressType: string;
  readonly ready: number;
  readonly total: number;
}

/** https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/ */
export function summarizeEndpointSlice({
  metadata,
  addressType = "",
  endpoints,
}: FromApi<V1EndpointSlice>): EndpointSliceSummary {
  const all = endpoints ?? [];
  return {
    uid: metadata?.uid ?? "",
    service: metadata?.labels?.["kubernetes.io/service-name"],
    addressType,
    // Without this condition, an endpoint counts as ready.
    ready: all.filter(({ conditions }) => conditions?.ready !== false).length,
    total: all.length,
  };
}

/** How many endpoints a Service has. */
export interface Endpoints {
  readonly ready: number;
  readonly wanted: number;
}

/** Counts the endpoints of each Service that has some, by its name. */
export function endpointsByService(slices: Iterable<EndpointSliceSummary>): ReadonlyMap<string, Endpoints> {
  const byType = new Map<string, Map<string, Endpoints>>();
  for (const { service, addressType, ready, total } of slices) {
    if (service === undefined) continue;
    const types = byType.get(service) ?? new Map<string, Endpoints>();
    byType.set(service, types);
    const sum = types.get(addressType) ?? { ready: 0, wanted: 0 };
    types.set(addressType, { ready: sum.ready + ready, wanted: sum.wanted + total });
  }
  return new Map([...byType].map(([service, types]) => [service, mostOf([...types.values()])]));
}

function mostOf(endpoints: readonly Endpoints[]): Endpoints {
  return {
    ready: Math.max(...endpoints.map(({ ready }) => ready)),
    wanted: Math.max(...endpoints.map(({ wanted }) => wanted)),
  };
}
