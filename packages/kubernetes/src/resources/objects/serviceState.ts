import type { PodSummary } from "../podSummary.ts";
import type { ServiceProblem } from "../reasons/problem.ts";
import type { Endpoints } from "./endpointSliceSummary.ts";
import { deletionState, type ObjectState } from "./objectState.ts";
import type { ServiceSummary } from "./serviceSummary.ts";

/** How long a cloud may take to set up a load balancer. */
const balancerMs = 300_000;

/**
 * How a Service is: whether there are ready pods behind it, and whether it has the address that it should have.
 *
 * @param endpoints those of the Services of its namespace, by name; undefined if they are not known
 */
export function serviceState(
  service: ServiceSummary,
  endpoints: ReadonlyMap<string, Endpoints> | undefined,
): ObjectState {
  if (service.isTerminating) return deletionState(service);
  const figures = endpoints && (endpoints.get(service.name) ?? { ready: 0, wanted: 0 });
  if (service.selector !== undefined && figures?.ready === 0)
    return { severity: "warning", figures, problems: [{ code: "noEndpoints" }] };
  const known = figures && figures.wanted > 0 ? { figures } : {};
  if (service.type === "LoadBalancer" && service.addresses.length === 0)
    return { ...known, severity: "pending", word: "Pending", problems: [noAddress(service)] };
  return { ...known, severity: "ok", problems: [] };
}

/** What the pods behind a Service say more exactly about why none of them is ready. */
export function servicePodsProblem(
  { selector }: Pick<ServiceSummary, "selector">,
  pods: readonly Pick<PodSummary, "status">[],
): ServiceProblem | undefined {
  if (selector === undefined) return undefined;
  if (pods.length === 0) return { code: "noMatch", selector };
  const isReady = pods.some(({ status: { ready, total } }) => total > 0 && ready === total);
  return isReady ? undefined : { code: "noneReady", wanted: pods.length };
}

/** Problems of those that have not been given an address. */
export function noAddress({
  createdAt,
}: Pick<ServiceSummary, "createdAt">): ServiceProblem & { readonly code: "noAddress" } {
  return { code: "noAddress", from: (createdAt ?? 0) + balancerMs };
}
