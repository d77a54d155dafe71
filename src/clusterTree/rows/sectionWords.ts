import { t } from "@vscode/l10n";
import type { SectionName } from "../elements.ts";

interface SectionWords {
  readonly label: string;
  readonly icon: string;
  /** What its objects are for, in Markdown. */
  readonly purpose: string;
}

/** The words come with the language, which is known only when the first row is drawn. */
const words: Readonly<Record<SectionName, () => SectionWords>> = {
  network: () => ({
    label: t("Network"),
    icon: "plug",
    purpose: t(
      "Services give pods an address that stays. Ingresses lead requests from outside to Services, by host and path.",
    ),
  }),
  configuration: () => ({
    label: t("Configuration"),
    icon: "settings-gear",
    purpose: t(
      "ConfigMaps and Secrets keep settings apart from images. Only their names are read here, never their values.",
    ),
  }),
  storage: () => ({
    label: t("Storage"),
    icon: "database",
    purpose: t("PersistentVolumeClaims ask for volumes whose data outlives the pods that use them."),
  }),
  customResources: () => ({
    label: t("Custom Resources"),
    icon: "extensions",
    purpose: t(
      "Kinds that extensions of this cluster have added, by their API group. The names of their objects are read, nothing else.",
    ),
  }),
};

/** The name of a section, its icon, and what it is for. */
export function sectionWords(section: SectionName): SectionWords {
  return words[section]();
}
