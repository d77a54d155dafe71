import type { Branch } from "../branches.ts";
import type { CustomKindElement } from "../elements.ts";
import { ObjectsBranch } from "./objectsBranch.ts";
import type { SectionContext } from "./sectionContext.ts";

/** Follows the objects of a kind that is not part of Kubernetes, in a namespace if it has namespaces. */
export function customKindBranch(
  parent: CustomKindElement,
  namespace: string,
  { source, filter, changed }: SectionContext,
): Branch {
  const { kind } = parent;
  const list = source.metadata(kind, kind.namespaced ? namespace : undefined, filter);
  return new ObjectsBranch({ parent, lists: new Map([[kind.kind, list]]), changed });
}
