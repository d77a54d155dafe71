import { t } from "@vscode/l10n";
import type { ManifestObject } from "../manifests/manifestObject.ts";
import { loggedName, nameOf } from "./describeObjects.ts";
import { loggedRefusal } from "./refused.ts";
import type { Cut, Outcome, Sent } from "./sendObjects.ts";

/** The result of sending objects to a cluster. */
export interface Report {
  /**
   * Whether all succeeded, the cluster refused some, or it stopped early, by a failure or because the user cancelled.
   */
  readonly end: "done" | "refused" | "failed" | "cancelled";
  /** Text for the user. */
  readonly text: string;
  /** Log lines for what was done, and for what was not. */
  readonly done: readonly string[];
  readonly undone: readonly string[];
}

/**
 * Reports the result of applying objects.
 *
 * @param total how many objects there were to apply
 * @param where the cluster's name in the log
 */
export function applyReport(sent: Sent<Outcome>, total: number, where: string): Report {
  return reportOf(sent, total, {
    where,
    outcome: (outcome) => outcome,
    all: () => summary(sent.done),
    refused: (count) =>
      total === 1
        ? t("The object was not applied.")
        : t("{0} of {1} objects were not applied.", count, total),
    cut: cutApplyText,
  });
}

/** Reports the result of deleting objects. */
export function deleteReport(sent: Sent<boolean>, total: number, where: string): Report {
  return reportOf(sent, total, {
    where,
    outcome: () => "deleted",
    all: () => {
      const [only] = sent.done.keys();
      return only && sent.done.size === 1
        ? t("{0} deleted", nameOf(only.object))
        : t("{0} objects deleted", sent.done.size);
    },
    refused: (count) => t("{0} of {1} objects were not deleted.", count, total),
    cut: cutDeleteText,
  });
}

function reportOf<T>(
  { done, refused, cut }: Sent<T>,
  total: number,
  words: {
    readonly where: string;
    readonly outcome: (outcome: T) => string;
    readonly all: () => string;
    readonly refused: (count: number) => string;
    readonly cut: (cut: Cut, progress: Progress) => string;
  },
): Report {
  const lines = {
    done: [...done].map(
      ([{ object }, outcome]) => `${loggedName(object)} ${words.outcome(outcome)} (${words.where})`,
    ),
    undone: [...[...refused.values()].map(loggedRefusal), ...(cut ? [loggedCut(cut)] : [])],
  };
  if (cut) {
    const text = words.cut(cut, { done: done.size, total });
    return { ...lines, end: cut.error ? "failed" : "cancelled", text };
  }
  if (refused.size > 0) return { ...lines, end: "refused", text: words.refused(refused.size) };
  return { ...lines, end: "done", text: words.all() };
}

function summary(outcomes: ReadonlyMap<ManifestObject, Outcome>): string {
  const count = (outcome: Outcome): number =>
    [...outcomes.values()].filter((each) => each === outcome).length;
  const [only] = outcomes;
  if (only && outcomes.size === 1) {
    const name = nameOf(only[0].object);
    if (only[1] === "created") return t("{0} created", name);
    return only[1] === "changed" ? t("{0} changed", name) : t("{0} unchanged", name);
  }
  return t("{0} created, {1} changed, {2} unchanged", count("created"), count("changed"), count("unchanged"));
}

/** Describes for the log where it stopped, and why. */
function loggedCut({ manifest, error, mayBeDone }: Cut): string {
  return `Stopped at ${loggedName(manifest.object)}, which ${mayBeDone ? "may have been" : "was not"} done: ${error?.logged ?? "cancelled"}`;
}

/** How far it got before it stopped. */
interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Tells how many objects were applied before it stopped, what became of the next one, and what to do now. */
function cutApplyText(cut: Cut, progress: Progress): string {
  const name = nameOf(cut.manifest.object);
  return cutText(cut, progress, {
    count: t("{0} of {1} objects were applied.", progress.done, progress.total),
    unknown: t("It is not known whether {0} was applied.", name),
    not: t("{0} was not applied.", name),
    again: t("To be sure, apply again. Objects that are already up to date do not change."),
  });
}

/** Tells the same about deleting. */
function cutDeleteText(cut: Cut, progress: Progress): string {
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
