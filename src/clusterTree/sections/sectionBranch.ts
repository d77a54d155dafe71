import type { Branch } from "../branches.ts";
import type { ObjectElement, SectionName } from "../elements.ts";
import { configurationBranch } from "./configurationBranch.ts";
import { networkBranch } from "./networkBranch.ts";
import type { SectionContext } from "./sectionContext.ts";
import { storageBranch } from "./storageBranch.ts";

/** Follows the objects of a section in one namespace, below an element. */
type Section = (parent: ObjectElement["parent"], namespace: string, context: SectionContext) => Branch;

const sections: Readonly<Record<SectionName, Section>> = {
  network: networkBranch,
  configuration: configurationBranch,
  storage: storageBranch,
};

/** The sections in the order of their rows. */
export const sectionNames: readonly SectionName[] = ["network", "configuration", "storage"];

/** Follows the objects of a section in one namespace, below an element. */
export function sectionBranch(
  section: SectionName,
  ...[parent, namespace, context]: Parameters<Section>
): Branch {
  return sections[section](parent, namespace, context);
}
