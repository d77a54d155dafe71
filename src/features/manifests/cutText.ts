import { t } from "@vscode/l10n";
import { nameOf } from "./describeObjects.ts";
import type { Cut } from "./sendAll.ts";

/** How far it got. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** What to tell of objects of which not all were applied: how many were, what of the one it stopped at, what to do next. */
export function cutApplyText(cut: Cut, progress: Progress): string {
  const name = nameOf(cut.manifest.object);
  return cutText(cut, progress, {
    count: t("{0} of {1} objects were applied.", progress.done, progress.total),
    unknown: t("Whether {0} was applied is not known.", name),
    not: t("{0} was not applied.", name),
    again: t("Apply again to be sure: what is as it should be stays as it is."),
  });
}

/** The same of objects of which not all were deleted. */
export function cutDeleteText(cut: Cut, progress: Progress): string {
  const name = nameOf(cut.manifest.object);
  return cutText(cut, progress, {
    count: t("{0} of {1} objects were deleted.", progress.done, progress.total),
    unknown: t("Whether {0} was deleted is not known.", name),
    not: t("{0} was not deleted.", name),
    again: t("Delete again to be sure: what is gone is left out."),
  });
}

function cutText(
  { error, mayBeDone }: Cut,
  { total }: Progress,
  words: Readonly<Record<"count" | "unknown" | "not" | "again", string>>,
): string {
  const sentences = [
    !error && t("Cancelled."),
    total > 1 && words.count,
    mayBeDone ? words.unknown : words.not,
    error?.message,
    (error || mayBeDone) && words.again,
  ];
  return sentences.filter((sentence) => sentence).join(" ");
}
