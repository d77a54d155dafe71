import { t } from "@vscode/l10n";
import { LabWaitError } from "./untilHolds.ts";

/** The practice cluster was disconnected while something was done to it for a lab. */
export class LabDisconnected extends Error {
  override readonly name = "LabDisconnected";
}

/** Why a lab could not be made or taken away, in words for people; undefined for what was not foreseen. */
export function labFailure(error: unknown): string | undefined {
  if (error instanceof LabWaitError) return t("The lab was not ready within two minutes. Start it over.");
  if (error instanceof LabDisconnected)
    return t("The practice cluster was disconnected. Connect to it and start the lab over.");
  return undefined;
}
