import { t } from "@vscode/l10n";
import { partsOfSteps, type StepId } from "../../../course/steps.ts";
import type { Lesson } from "../../../lesson/coursePage.ts";

/**
 * What to tell of a label filter that was left on: it hides what the lesson speaks of. The lesson on labels asks for a
 * filter, and says nothing.
 */
export function leftFilter(step: StepId, filter: string | undefined): Lesson["notice"] {
  if (filter === undefined || partsOfSteps[step].some((part) => part === "labelFilterUsed")) return undefined;
  return {
    text: t("The label filter {0} is on: the tree shows only what matches it.", filter),
    action: t("Clear Label Filter"),
  };
}
