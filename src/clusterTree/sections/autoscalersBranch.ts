import type { Branch } from "../branches.ts";
import type { WorkloadsElement } from "../elements.ts";
import { ObjectsBranch } from "./objectsBranch.ts";
import type { SectionContext } from "./sectionContext.ts";

/** Follows the HorizontalPodAutoscalers of a namespace, or of all. */
export function autoscalersBranch(
  parent: WorkloadsElement,
  namespace: string | undefined,
  { source, filter, changed }: SectionContext,
): Branch {
  const list = source.objects("HorizontalPodAutoscaler", namespace, filter);
  return new ObjectsBranch({ parent, lists: new Map([["HorizontalPodAutoscaler", list]]), changed });
}
