import { t } from "@vscode/l10n";
import { filterWords } from "../../../clusterTree/filterWords.ts";
import type { TreeFilter } from "../../../clusterTree/treeFilter.ts";
import { partsOfSteps, type StepId } from "../../../course/steps.ts";
import type { Lesson } from "../../../lesson/coursePage.ts";

/**
 * What to tell of a filter that was left on: it hides what the lesson speaks of. The lesson on labels asks for a label
 * filter, and says nothing of that.
 */
export function leftFilter(step: StepId, filter: TreeFilter): Lesson["notice"] {
  const asksForLabels = partsOfSteps[step].some((part) => part === "labelFilterUsed");
  const left = filterWords(asksForLabels ? { ...filter, labels: undefined } : filter);
  if (left === undefined) return undefined;
  return {
    text: t("A filter is on ({0}): the tree shows only what matches it.", left),
    action: t("Clear Filter"),
  };
}
