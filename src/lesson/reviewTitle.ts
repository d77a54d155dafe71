import { t } from "@vscode/l10n";
import { daysBetween } from "../course/questions/review.ts";

/** Says from when a question is that comes back. */
export function reviewTitle(at: number, now: number): string {
  const days = daysBetween(at, now);
  if (days <= 1) return t("A question from yesterday");
  if (days < 7) return t("A question from {0} days ago", days);
  if (days < 14) return t("A question from last week");
  return t("A question from {0} weeks ago", Math.floor(days / 7));
}
