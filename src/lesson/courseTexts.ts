import { t } from "@vscode/l10n";
import type { CourseTexts } from "./coursePage.ts";

/** The words around the lessons, in the display language. */
export function courseTexts(): CourseTexts {
  return {
    allSteps: t("All Steps"),
    check: t("Check"),
    done: t("Done"),
    notDone: t("To do"),
    next: t("Next"),
    previous: t("Previous"),
    question: t("Question"),
    tryAgain: t("Try again"),
    correct: t("Correct"),
    answer: t("Answer"),
    close: t("Close"),
    notQuite: t("Not quite"),
    steps: t("Steps of this lesson"),
    labs: t("Labs: Something to Repair"),
    checks: t("What should be true at the end"),
    hints: t("Hints"),
    way: t("The way"),
    rule: t("The rule behind it"),
  };
}
