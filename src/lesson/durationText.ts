import { t } from "@vscode/l10n";

/** About how long something takes, for people. */
export function durationText(minutes: number): string {
  return t("about {0} min", minutes);
}
