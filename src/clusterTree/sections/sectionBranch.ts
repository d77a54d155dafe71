import type { Branch } from "../branches.ts";
import type {
  CustomKindElement,
  NamespaceElement,
  ObjectElement,
  SectionElement,
  SectionName,
} from "../elements.ts";
import { configurationBranch } from "./configurationBranch.ts";
import { customGroupsBranch } from "./customGroupsBranch.ts";
import { customObjectsBranch } from "./customObjectsBranch.ts";
import { namespacesBranch } from "./namespacesBranch.ts";
import { networkBranch } from "./networkBranch.ts";
import type { SectionContext } from "./sectionContext.ts";
import { storageBranch } from "./storageBranch.ts";

/** Follows the objects of a section in one namespace, below an element. */
type Section = (parent: ObjectElement["parent"], namespace: string, context: SectionContext) => Branch;

const sections: Readonly<Record<Exclude<SectionName, "customResources">, Section>> = {
  network: networkBranch,
  configuration: configurationBranch,
  storage: storageBranch,
};

/** The sections in the order of their rows. */
export const sectionNames: readonly SectionName[] = [
  "network",
  "configuration",
  "storage",
  "customResources",
];

/**
 * Follows the objects of a section, or the kinds of custom resources.
 *
 * @param only the only namespace to show; by default, the context's own one comes first, and then the others
 */
export function sectionBranch(
  element: SectionElement,
  only: string | undefined,
  context: SectionContext,
): Branch {
  const { section } = element;
  if (section === "customResources") return customGroupsBranch(element, context.source);
  const own = only ?? context.source.namespace;
  const objects = sections[section](element, own, context);
  return only === undefined ? namespacesBranch(element, own, objects, context) : objects;
}

/**
 * Follows the objects of a kind that is not part of Kubernetes.
 *
 * @param only as in {@link sectionBranch}
 */
export function customKindBranch(
  element: CustomKindElement,
  only: string | undefined,
  context: SectionContext,
): Branch {
  const { kind } = element;
  const own = only ?? context.source.namespace;
  const objects = customObjectsBranch(element, kind, own, context);
  return only === undefined && kind.namespaced ? namespacesBranch(element, own, objects, context) : objects;
}

/** Follows what a section, or a kind that is not part of Kubernetes, has in another namespace. */
export function namespaceBranch(element: NamespaceElement, context: SectionContext): Branch {
  const { parent, summary } = element;
  if (parent.type === "customKind") return customObjectsBranch(element, parent.kind, summary.name, context);
  return parent.section === "customResources"
    ? customGroupsBranch(parent, context.source)
    : sections[parent.section](element, summary.name, context);
}
