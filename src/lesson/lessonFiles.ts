import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import type { Question } from "../course/questions/question.ts";
import { type Chapter, partsOfSteps, type StepId } from "../course/steps.ts";
import { AskedQuestions } from "./askedQuestions.ts";
import { type Glossary, readGlossary } from "./glossary/glossary.ts";
import { type LearnedTexts, readLearnedTexts } from "./learned/learnedTexts.ts";
import { chapterOf } from "./overview.ts";
import { pageFile } from "./pageFile.ts";

/** Reads a text file of the extension; undefined where there is none of that name. */
type ReadFile = (path: string) => Promise<string | undefined>;

/** The pages and the questions of the lessons, in one language. Questions are read once, and keep their answers. */
export class LessonFiles {
  readonly #language: Language;
  readonly #read: ReadFile;
  readonly #questions = new Map<Chapter, Promise<readonly Question[]>>();
  readonly #asked = new Map<StepId, AskedQuestions>();
  #learned: Promise<LearnedTexts> | undefined;
  #glossary: Promise<Glossary> | undefined;

  constructor(language: Language, read: ReadFile) {
    this.#language = language;
    this.#read = read;
  }

  /**
   * A page as Markdown, in English where it is not translated.
   *
   * @param page the path of the English page
   */
  async page(page: string): Promise<string> {
    const language = this.#language;
    return (await this.#read(pageFile(page, language))) ?? (await this.#read(page)) ?? "";
  }

  /** The questions below a step's lesson. */
  async questions(step: StepId): Promise<AskedQuestions> {
    const all = await this.#questionsOf(chapterOf(step));
    let asked = this.#asked.get(step);
    if (!asked) {
      asked = new AskedQuestions(asksChapter(step) ? all : all.filter(({ page }) => page === step));
      this.#asked.set(step, asked);
    }
    return asked;
  }

  /** What there is to say at the end of the course. */
  learned(): Promise<LearnedTexts> {
    return (this.#learned ??= readLearnedTexts(this.#language, this.#read));
  }

  /** The words that the lessons explain. */
  glossary(): Promise<Glossary> {
    return (this.#glossary ??= readGlossary(this.#language, this.#read));
  }

  #questionsOf(chapter: Chapter): Promise<readonly Question[]> {
    let questions = this.#questions.get(chapter);
    if (!questions) {
      questions = this.#read(`walkthroughs/${chapter}/questions.${this.#language}.json`).then(
        (file) => JSON.parse(file ?? "[]") as Question[],
      );
      this.#questions.set(chapter, questions);
    }
    return questions;
  }
}

/** Whether a step asks all questions of its chapter, not only those about its own page. */
export function asksChapter(step: StepId): boolean {
  return partsOfSteps[step].some((part) => part === "questionsAnswered");
}
