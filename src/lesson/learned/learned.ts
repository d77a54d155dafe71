import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { type Answers, type CourseState, doneSteps } from "../../course/courseState.ts";
import { courseTitles } from "../../course/courseTitles.ts";
import { minutesOfSteps, partsOfSteps, type StepId } from "../../course/steps.ts";
import type { LearnedTexts, ReadingList } from "./learnedTexts.ts";

/** The map of what was learned: what the learner can do now, what is open, and what to read next. */
export interface Learned {
  readonly can: readonly LearnedStep[];
  readonly open: readonly { readonly title: string; readonly minutes: number }[];
  readonly labs: readonly LearnedLab[];
  /** The questions that were answered, in the order of the course. */
  readonly questions: readonly (Answers & { readonly text: string })[];
  readonly readNext: readonly ReadingList[];
}

interface LearnedStep {
  readonly title: string;
  /** What a learner can do after the step, as a sentence. */
  readonly sentence: string;
  /** When its last part was done, in milliseconds since 1970. */
  readonly at: number;
}

export interface LearnedLab {
  readonly title: string;
  readonly isDone: boolean;
}

/** What the map is made of. */
export interface LearnedSource {
  readonly state: CourseState;
  /** The steps that the course has. */
  readonly steps: readonly StepId[];
  /** The extension's package.json, which has the titles of the steps. */
  readonly manifest: unknown;
  readonly labs: readonly LearnedLab[];
  readonly texts: LearnedTexts;
}

export function learnedOf({ state, steps, manifest, labs, texts }: LearnedSource): Learned {
  const done = new Set(doneSteps(state));
  const titles = courseTitles(manifest).steps;
  const title = (step: StepId): string => titles[step] ?? step;
  const learnedIn = (step: StepId): LearnedStep => ({
    title: title(step),
    sentence: texts.outcomes.get(step) ?? "",
    at: Math.max(...partsOfSteps[step].map((part) => state.done[part] ?? 0)),
  });
  return {
    can: steps.filter((step) => done.has(step)).map(learnedIn),
    open: steps
      .filter((step) => !done.has(step))
      .map((step) => ({ title: title(step), minutes: minutesOfSteps[step] })),
    labs,
    questions: texts.questions
      .filter(({ page }) => steps.includes(page))
      .flatMap(({ id, text }) => {
        const answers = ownField(state.answers, id);
        return answers ? [{ ...answers, text }] : [];
      }),
    readNext: texts.readNext,
  };
}
