import {
  backendsOf,
  type IngressSummary,
} from "@kubernetes-workshop/kubernetes/resources/objects/ingressSummary";
import { type Branch, branchAfter } from "../branches.ts";
import type { ObjectElement } from "../elements.ts";
import { problemsOf } from "../problemElement.ts";
import { ObjectsBranch } from "./objectsBranch.ts";
import type { SectionContext } from "./sectionContext.ts";

/** Follows the Services that an Ingress routes to. */
export function ingressBranch(element: ObjectElement, { source, changed }: SectionContext): Branch {
  const { namespace } = element.summary;
  const services = source.objects("Service", namespace);
  const current = (): IngressSummary | undefined =>
    element.summary.shape === "ingress" ? element.summary : undefined;
  const below = new ObjectsBranch({
    parent: element,
    lists: new Map([["Service", services]]),
    related: { slices: source.objects("EndpointSlice", namespace) },
    isShown: ({ name }) => backendsOf(current() ?? { routes: [] }).includes(name),
    routesTo: ({ name }) => routesTo(current(), name),
    changed,
  });
  return branchAfter(() => problemsOf(element, Date.now()), below);
}

/** The hosts and paths for which an Ingress routes to a Service; `*` stands for all. */
function routesTo(ingress: IngressSummary | undefined, name: string): string[] {
  const routes = ingress?.routes.filter(({ service }) => service === name) ?? [];
  return routes.map(({ host, path }) => `${host}${path}` || "*");
}
