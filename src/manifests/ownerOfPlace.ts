import { ownerOf } from "./fieldAt.ts";
import type { Outline } from "./outline/outline.ts";
import type { OutlineNode } from "./outline/outlineNode.ts";
import type { PlaceAt } from "./place.ts";

/** Stands for what is being written, in a copy of the document. No field is called so. */
export const marker = "KubernetesWorkshopPlace";

/** Returns what a place belongs to, by the node that was read there. */
export function ownerOfPlace(
  node: OutlineNode,
  { root }: Outline,
  on: PlaceAt["on"],
): Pick<PlaceAt, "type" | "rootFields" | "path" | "siblings"> {
  const { object, type, path } = ownerOf(node, root);
  return {
    type,
    rootFields: () => namesIn(object),
    path: on === "key" ? path.slice(0, -1) : path,
    siblings: on === "key" && node.parent ? namesIn(node.parent) : [],
  };
}

function namesIn({ children }: OutlineNode): string[] {
  return children.flatMap(({ key }) => (typeof key === "string" && key !== marker ? [key] : []));
}
