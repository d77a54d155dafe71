import { t } from "@vscode/l10n";
import { type CourseState, doneSteps } from "../course/courseState.ts";
import { courseTitles } from "../course/courseTitles.ts";
import { type Chapter, chapters, minutesOfSteps, type StepId } from "../course/steps.ts";
import type { ChapterOverview, StepLink } from "./coursePage.ts";
import { durationText } from "./durationText.ts";

/** All steps of the course by chapter, with what is done. */
export function overviewOf(
  manifest: unknown,
  all: readonly StepId[],
  state: CourseState,
  shown: StepId | undefined,
): ChapterOverview[] {
  const titles = courseTitles(manifest);
  const done = new Set(doneSteps(state));
  return chapters.flatMap((chapter) => {
    const steps = stepsOf(chapter, all);
    if (steps.length === 0) return [];
    return {
      title: subjectOf(titles.chapters[chapter] ?? chapter),
      duration: durationText(steps.reduce((sum, step) => sum + minutesOfSteps[step], 0)),
      steps: steps.map((step) => ({
        step,
        title: titles.steps[step] ?? step,
        duration: durationText(minutesOfSteps[step]),
        isDone: done.has(step),
        isShown: step === shown,
      })),
    };
  });
}

/** Where a step is in the course: its chapter's title, and its place in the chapter. */
export function placeOf(manifest: unknown, all: readonly StepId[], step: StepId): string {
  const chapter = chapterOf(step);
  const steps = stepsOf(chapter, all);
  const title = courseTitles(manifest).chapters[chapter] ?? chapter;
  return t("{0} · step {1} of {2}", subjectOf(title), steps.indexOf(step) + 1, steps.length);
}

/** A link to a step; undefined before the first and after the last one. */
export function stepLink(manifest: unknown, step: StepId | undefined): StepLink | undefined {
  return step && { step, title: courseTitles(manifest).steps[step] ?? step };
}

export function chapterOf(step: StepId): Chapter {
  const found = chapters.find((chapter) => step.startsWith(`${chapter}.`));
  if (!found) throw new Error(`The step ${step} is in no chapter.`);
  return found;
}

/** The title of a walkthrough begins with the extension's name, which the view has above it already. */
function subjectOf(title: string): string {
  return title.slice(title.indexOf(":") + 1).trim();
}

function stepsOf(chapter: Chapter, all: readonly StepId[]): StepId[] {
  return all.filter((step) => step.startsWith(`${chapter}.`));
}
