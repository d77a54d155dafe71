import type { Branch } from "../branches.ts";
import type { ObjectElement } from "../elements.ts";
import { ObjectsBranch } from "./objectsBranch.ts";
import type { SectionContext } from "./sectionContext.ts";

/** Follows the PersistentVolumeClaims of a namespace, with the StorageClasses that say what they wait for. */
export function storageBranch(
  parent: ObjectElement["parent"],
  namespace: string,
  { source, filter, changed }: SectionContext,
): Branch {
  return new ObjectsBranch({
    parent,
    lists: new Map([["PersistentVolumeClaim", source.objects("PersistentVolumeClaim", namespace, filter)]]),
    related: { classes: source.objects("StorageClass", undefined) },
    changed,
  });
}
