import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import type { Question } from "../../course/questions/question.ts";
import { chapters } from "../../course/steps.ts";

/** Pages to go on with, under one title. */
export interface ReadingList {
  readonly title: string;
  readonly links: readonly { readonly title: string; readonly url: string }[];
}

/** What the walkthroughs say, in one language, of what a learner can do after each step, and what to read next. */
export interface LearnedTexts {
  /** A sentence for each step, by the step's id. */
  readonly outcomes: ReadonlyMap<string, string>;
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
  const ofChapters = (name: string): Promise<(string | undefined)[]> =>
    Promise.all(chapters.map((chapter) => read(`walkthroughs/${chapter}/${name}.${language}.json`)));
  const [outcomes, questions, readNext] = await Promise.all([
    ofChapters("outcomes"),
    ofChapters("questions"),
    read(`walkthroughs/readNext.${language}.json`),
  ]);
  return {
    outcomes: new Map(
      outcomes.flatMap((file) => Object.entries(JSON.parse(file ?? "{}") as Record<string, string>)),
    ),
    questions: questions.flatMap((file) => JSON.parse(file ?? "[]") as Question[]),
    readNext: JSON.parse(readNext ?? "[]") as ReadingList[],
  };
}
