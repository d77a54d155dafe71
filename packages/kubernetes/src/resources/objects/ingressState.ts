import type { IngressProblem } from "../reasons/problem.ts";
import { backendsOf, type IngressSummary } from "./ingressSummary.ts";
import { deletionState, type ObjectState } from "./objectState.ts";
import { noAddress } from "./serviceState.ts";
import type { ServiceSummary } from "./serviceSummary.ts";

type Backends = ReadonlyMap<string, Pick<ServiceSummary, "portNames">>;

/**
 * How an Ingress is: whether the Services that it routes to exist, and whether a controller serves it.
 *
 * @param services those of its namespace, by name; undefined if they are not known
 */
export function ingressState(ingress: IngressSummary, services: Backends | undefined): ObjectState {
  if (ingress.isTerminating) return deletionState(ingress);
  const problems = services ? ingressProblems(ingress, services) : [];
  if (problems.length > 0) return { severity: "warning", problems };
  if (ingress.addresses.length > 0) return { severity: "ok", problems };
  return { severity: "pending", word: "Pending", problems: [noAddress(ingress)] };
}

/** The Services that an Ingress routes to and that do not exist, and the ports that they do not have. */
function ingressProblems(ingress: IngressSummary, services: Backends): IngressProblem[] {
  return backendsOf(ingress).flatMap((name): IngressProblem[] => {
    const service = services.get(name);
    if (!service) return [{ code: "missing", kind: "Service", name }];
    const wanted = ingress.routes.filter((route) => route.service === name).map(({ port }) => port);
    const lacking = new Set(wanted.filter((port) => port !== "" && !service.portNames.includes(port)));
    return [...lacking].map((port) => ({ code: "noPort", service: name, port }));
  });
}
