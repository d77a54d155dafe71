import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import type { CustomGroup } from "@kubernetes-workshop/kubernetes/kinds/customKinds";
import type { Branch } from "../branches.ts";
import type { ClusterSource } from "../clusterSource.ts";
import type { ClusterElement, CustomGroupElement, CustomKindElement, SectionElement } from "../elements.ts";

/**
 * The groups of kinds that a cluster has beside those of Kubernetes. They are read once; expanding the section again
 * reads them again.
 */
export function customGroupsBranch(
  parent: SectionElement,
  source: Pick<ClusterSource, "customGroups">,
): Branch {
  let rows: Promise<ClusterElement[]> | undefined;
  return {
    setShown: () => undefined,
    children: () => (rows ??= readRows(parent, source)),
    dispose: () => undefined,
  };
}

async function readRows(
  parent: SectionElement,
  source: Pick<ClusterSource, "customGroups">,
): Promise<ClusterElement[]> {
  try {
    const groups = await source.customGroups();
    if (groups.length > 0) return groups.map((group) => groupElement(parent, group));
    return [{ type: "note", id: `${parent.id}/note`, parent, note: { code: "noCustomKinds" } }];
  } catch (thrown) {
    return [{ type: "error", id: `${parent.id}/error`, parent, error: asError(thrown) }];
  }
}

function groupElement(parent: SectionElement, { group, kinds }: CustomGroup): CustomGroupElement {
  const id = `${parent.id}/${group}`;
  const below: CustomKindElement[] = [];
  const element: CustomGroupElement = { type: "customGroup", id, parent, group, kinds: below };
  for (const kind of kinds)
    below.push({ type: "customKind", id: `${id}/${kind.kind}`, parent: element, kind });
  return element;
}
