import type { Question } from "../course/questions/question.ts";
import { shuffled } from "../course/questions/shuffled.ts";
import type { AskedQuestion } from "./coursePage.ts";

interface Answers {
  /** The option that was chosen last, until the question is asked again. */
  chosen: string | undefined;
  tries: number;
}

/** The questions below a lesson: each waits for its own answer, in any order. */
export class AskedQuestions {
  readonly #questions: readonly Question[];
  readonly #seed: string;
  readonly #answers = new Map<string, Answers>();
  readonly #right = new Set<string>();

  /** @param seed changes the order of the options */
  constructor(questions: readonly Question[], seed = "") {
    this.#questions = questions;
    this.#seed = seed;
  }

  /** Whether every question was answered right. */
  get isAnswered(): boolean {
    return this.#questions.length > 0 && this.#right.size === this.#questions.length;
  }

  /** The questions as a page shows them; the options stand in another order at every try. */
  get asked(): AskedQuestion[] {
    return this.#questions.map(({ id, text, options }) => {
      const { chosen, tries } = this.#answersTo(id);
      const option = options.find((each) => each.id === chosen);
      return {
        id,
        text,
        options: shuffled(options, `${id}:${tries}${this.#seed}`).map((each) => ({
          id: each.id,
          text: each.text,
        })),
        result: option && { option: option.id, isRight: option.isRight ?? false, why: option.why },
      };
    });
  }

  /**
   * Takes an answer to a question that waits for one.
   *
   * @returns whether it is right; undefined where there is nothing to answer
   */
  choose(question: string, option: string): boolean | undefined {
    const found = this.#questions.find(({ id }) => id === question)?.options.find(({ id }) => id === option);
    const answers = this.#answersTo(question);
    if (!found || answers.chosen !== undefined) return undefined;
    answers.chosen = option;
    if (found.isRight) this.#right.add(question);
    return found.isRight ?? false;
  }

  /** Asks a question again after a wrong answer. */
  askAgain(question: string): void {
    const answers = this.#answersTo(question);
    if (answers.chosen === undefined || this.#right.has(question)) return;
    answers.chosen = undefined;
    answers.tries++;
  }

  #answersTo(question: string): Answers {
    let answers = this.#answers.get(question);
    if (!answers) {
      answers = { chosen: undefined, tries: 0 };
      if (this.#questions.some(({ id }) => id === question)) this.#answers.set(question, answers);
    }
    return answers;
  }
}
