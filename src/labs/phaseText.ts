import { t } from "@vscode/l10n";
import type { CurrentLab } from "./labsModel.ts";

/** What is happening to a lab, as plain text; empty while it waits to be repaired. */
export function phaseText({ phase, failure = "" }: CurrentLab): string {
  switch (phase) {
    case "starting":
      return t("The broken system is being created…");
    case "ending":
      return t("The lab is being removed…");
    case "solved":
      return t("Solved.");
    case "notConnected":
      return t("Connect to the practice cluster to go on.");
    case "failed":
      return failure || t("The lab was not created. Start it over.");
    case "open":
      return "";
  }
}
