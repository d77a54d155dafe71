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
    unknown: t("It is not known whether {0} was applied.", name),
    not: t("{0} was not applied.", name),
    again: t("To be sure, apply again. Objects that are already up to date do not change."),
  });
}

/** The same of objects of which not all were deleted. */
export function cutDeleteText(cut: Cut, progress: Progress): string {
  const name = nameOf(cut.manifest.object);
  return cutText(cut, progress, {
    count: t("{0} of {1} objects were deleted.", progress.done, progress.total),
    unknown: t("It is not known whether {0} was deleted.", name),
    not: t("{0} was not deleted.", name),
    again: t("To be sure, delete again. Objects that are already gone are skipped."),
  });
}

function cutText(
  { error, mayBeDone }: Cut,
  { total }: Progress,
  words: Readonly<Record<"count" | "unknown" | "not" | "again", string>>,
): string {
  const sentences = [
    !error && t("Canceled."),
    total > 1 && words.count,
    mayBeDone ? words.unknown : words.not,
    error?.message,
    (error || mayBeDone) && words.again,
  ];
  return sentences.filter((sentence) => sentence).join(" ");
}
