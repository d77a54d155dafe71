import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { Branch } from "../branches.ts";
import type { ObjectElement } from "../elements.ts";
import { ObjectsBranch } from "./objectsBranch.ts";
import type { SectionContext } from "./sectionContext.ts";

/** Follows the ConfigMaps and Secrets of a namespace, by their metadata alone: the values never leave the cluster. */
export function configurationBranch(
  parent: ObjectElement["parent"],
  namespace: string,
  { source, filter, changed }: SectionContext,
): Branch {
  const lists = [kinds.ConfigMap, kinds.Secret].map(
    (kind) => [kind.kind, source.metadata(kind, namespace, filter)] as const,
  );
  return new ObjectsBranch({ parent, lists: new Map(lists), changed });
}
