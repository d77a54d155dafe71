import type { Branch } from "../branches.ts";
import type { ObjectElement, SectionElement, SectionName } from "../elements.ts";
import { configurationBranch } from "./configurationBranch.ts";
import { customGroupsBranch } from "./customGroupsBranch.ts";
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

/** Follows the objects of a section in one namespace, or the kinds of custom resources. */
export function sectionBranch(element: SectionElement, namespace: string, context: SectionContext): Branch {
  const { section } = element;
  return section === "customResources"
    ? customGroupsBranch(element, context.source)
    : sections[section](element, namespace, context);
}
