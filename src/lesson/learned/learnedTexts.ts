import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import type { Question } from "../../course/questions/question.ts";
import { chapters, type StepId, stepIds } from "../../course/steps.ts";
import { pageFile } from "../pageFile.ts";

/** Pages to go on with, under one title. */
export interface ReadingList {
  readonly title: string;
  readonly links: readonly { readonly title: string; readonly url: string }[];
}

/** What the walkthroughs say, in one language, of what a learner can do after each step, and what to read next. */
export interface LearnedTexts {
  /** A sentence for each step, by the step's id. */
  readonly outcomes: ReadonlyMap<StepId, string>;
  readonly questions: readonly Question[];
  readonly readNext: readonly ReadingList[];
}

/**
 * Reads these texts.
 *
 * @param read reads a text file of the extension
 */
export async function readLearnedTexts(
  language: Language,
  read: (path: string) => Promise<string | undefined>,
): Promise<LearnedTexts> {
  const [outcomes, questions, readNext] = await Promise.all([
    Promise.all(
      stepIds.map(async (step) => {
        const page = await read(pageFile(`walkthroughs/${step.replace(".", "/")}.md`, language));
        return [step, outcomeIn(page ?? "") ?? ""] as const;
      }),
    ),
    Promise.all(chapters.map((chapter) => read(`walkthroughs/${chapter}/questions.${language}.json`))),
    read(`walkthroughs/readNext.${language}.json`),
  ]);
  return {
    outcomes: new Map(outcomes),
    questions: questions.flatMap((file) => JSON.parse(file ?? "[]") as Question[]),
    readNext: JSON.parse(readNext ?? "[]") as ReadingList[],
  };
}

/** What a learner can do after a step: the comment at the end of its page. */
export function outcomeIn(page: string): string | undefined {
  return /\n<!-- Outcome: (.+) -->\n$/.exec(page)?.[1];
}
