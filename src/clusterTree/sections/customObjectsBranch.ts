import type { DiscoveredKind } from "@kubernetes-workshop/kubernetes/kinds/discovery";
import type { Branch } from "../branches.ts";
import type { ObjectElement } from "../elements.ts";
import { ObjectsBranch } from "./objectsBranch.ts";
import type { SectionContext } from "./sectionContext.ts";

/** Follows the objects of a kind that is not part of Kubernetes, in a namespace if it has namespaces. */
export function customObjectsBranch(
  parent: ObjectElement["parent"],
  kind: DiscoveredKind,
  namespace: string,
  { source, filter, changed }: SectionContext,
): Branch {
  const list = source.metadata(kind, kind.namespaced ? namespace : undefined, filter);
  return new ObjectsBranch({ parent, lists: new Map([[kind.kind, list]]), changed });
}
