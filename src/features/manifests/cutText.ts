import { t } from "@vscode/l10n";
import { nameOf } from "./describeObjects.ts";
import type { Cut } from "./sendAll.ts";

/** How far it got. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** What to tell of objects of which not all were applied: how many were, what of the one it stopped at, what to do next. */
export function cutApplyText({ manifest, error, mayBeDone }: Cut, { done, total }: Progress): string {
  const name = nameOf(manifest.object);
  return sentences([
    !error && t("Cancelled."),
    total > 1 && t("{0} of {1} objects were applied.", done, total),
    mayBeDone ? t("Whether {0} was applied is not known.", name) : t("{0} was not applied.", name),
    error?.message,
    (error || mayBeDone) && t("Apply again to be sure: what is as it should be stays as it is."),
  ]);
}

/** The same of objects of which not all were deleted. */
export function cutDeleteText({ manifest, error, mayBeDone }: Cut, { done, total }: Progress): string {
  const name = nameOf(manifest.object);
  return sentences([
    !error && t("Cancelled."),
    total > 1 && t("{0} of {1} objects were deleted.", done, total),
    mayBeDone ? t("Whether {0} was deleted is not known.", name) : t("{0} was not deleted.", name),
    error?.message,
    (error || mayBeDone) && t("Delete again to be sure: what is gone is left out."),
  ]);
}

function sentences(parts: readonly (string | false | undefined)[]): string {
  return parts.filter((part) => part).join(" ");
}
