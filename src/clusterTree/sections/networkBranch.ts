import type { ObjectSummary } from "@kubernetes-workshop/kubernetes/resources/objects/objectSummary";
import type { Branch } from "../branches.ts";
import type { LiveList } from "../clusterSource.ts";
import type { ObjectElement } from "../elements.ts";
import { ObjectsBranch } from "./objectsBranch.ts";
import type { SectionContext } from "./sectionContext.ts";

/** Follows the Services and Ingresses of a namespace, with the endpoints behind the Services. */
export function networkBranch(
  parent: ObjectElement["parent"],
  namespace: string,
  { source, filter, changed }: SectionContext,
): Branch {
  const services = source.objects("Service", namespace, filter);
  // An Ingress may lead to a Service that the filter hides.
  const all = filter === undefined ? services : source.objects("Service", namespace);
  return new ObjectsBranch({
    parent,
    lists: new Map<string, LiveList<ObjectSummary>>([
      ["Service", services],
      ["Ingress", source.objects("Ingress", namespace, filter)],
    ]),
    related: { services: all, slices: source.objects("EndpointSlice", namespace) },
    changed,
  });
}
