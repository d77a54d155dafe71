import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { MetadataSummary } from "@kubernetes-workshop/kubernetes/resources/objects/metadataSummary";
import { bothBranches, type Branch, branchAfter } from "../branches.ts";
import type { LimitElement, NamespaceElement } from "../elements.ts";
import { LiveBranch } from "../liveBranch.ts";
import { naturalOrder } from "../naturalOrder.ts";
import type { SectionContext } from "./sectionContext.ts";

/**
 * Puts a row for each other namespace after the objects of the context's own one, which come first: a beginner has to
 * see what they made. What is in the others is read only when they are expanded.
 */
export function namespacesBranch(
  parent: NamespaceElement["parent"],
  own: string,
  objects: Branch,
  { source, changed }: SectionContext,
): Branch {
  const list = source.metadata(kinds.Namespace, undefined);
  const others = new LiveBranch<MetadataSummary, NamespaceElement>({
    parent,
    lists: [list],
    create: (summary) => ({ type: "namespace", id: `${parent.id}/in/${summary.uid}`, parent, summary }),
    compare: (a, b) => naturalOrder.compare(a.name, b.name),
    isShown: ({ name }) => name !== own,
    leavesForbidden: true,
    changed,
  });
  const limit: LimitElement = { type: "limit", id: `${parent.id}/limit`, parent, onlyNamespace: own };
  const limited = branchAfter(async () => {
    await list.ready.catch(() => undefined);
    return list.isForbidden ? [limit] : [];
  }, objects);
  return bothBranches(limited, others);
}
