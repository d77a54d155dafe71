import { t } from "@vscode/l10n";
import type { Use } from "./toolRow.ts";

/** Lists the uses that a tool is recommended for. */
export function describeUses(uses: readonly Use[]): string {
  return uses.map(describeUse).join(", ");
}

function describeUse(use: Use): string {
  switch (use) {
    case "learning":
      return t("learning");
    case "development":
      return t("development");
    case "production":
      return t("production");
    case "anyCluster":
      return t("any cluster");
    case "eks":
      return "Amazon EKS";
  }
}
