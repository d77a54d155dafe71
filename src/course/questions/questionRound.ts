import type { AnswerOption, Question } from "./question.ts";
import { shuffled } from "./shuffled.ts";

/** The state of a round. */
export type RoundState =
  | {
      readonly phase: "asked";
      readonly question: Question;
      /** Counted from 1. */
      readonly number: number;
      readonly total: number;
      /** In display order. */
      readonly options: readonly AnswerOption[];
    }
  | {
      readonly phase: "answered";
      readonly question: Question;
      readonly number: number;
      readonly total: number;
      readonly answer: AnswerOption;
      /** How many other questions have not been answered correctly yet. */
      readonly others: number;
    }
  | { readonly phase: "finished" };

/**
 * A round of questions, each of which is asked until it is answered correctly. After a wrong answer, the learner can
 * try again at once, or later, after the other questions. The options are in a different order at each attempt.
 */
export class QuestionRound {
  private readonly questions: readonly Question[];
  private readonly right = new Set<Question>();
  private readonly tries = new Map<Question, number>();
  private index = 0;
  private answer: AnswerOption | undefined;

  constructor(questions: readonly Question[]) {
    this.questions = questions;
  }

  get state(): RoundState {
    const question = this.questions[this.index];
    if (!question) return { phase: "finished" };
    const place = { question, number: this.index + 1, total: this.questions.length };
    if (this.answer) {
      const others = this.questions.filter((each) => each !== question && !this.right.has(each)).length;
      return { phase: "answered", ...place, answer: this.answer, others };
    }
    const seed = `${question.id}:${this.tries.get(question) ?? 0}`;
    return { phase: "asked", ...place, options: shuffled(question.options, seed) };
  }

  /** Whether every question has been answered correctly. */
  get isAnswered(): boolean {
    return this.right.size === this.questions.length;
  }

  /** Answers the current question. */
  choose(option: AnswerOption): void {
    const question = this.questions[this.index];
    if (!question || this.answer || !question.options.includes(option)) return;
    this.answer = option;
    this.tries.set(question, (this.tries.get(question) ?? 0) + 1);
    if (option.isRight) this.right.add(question);
  }

  /** Asks the same question again. */
  tryAgain(): void {
    this.answer = undefined;
  }

  /** Asks the next unanswered question, starting over after the last; ends the round if there is none. */
  next(): void {
    this.answer = undefined;
    const { length } = this.questions;
    const places = this.questions.map((_, step) => (this.index + 1 + step) % length);
    this.index = places.find((place) => this.isOpen(place)) ?? length;
  }

  /** Continues a round that was left. The explanation of the last answer counts as read. */
  goOn(): void {
    if (this.answer?.isRight) this.next();
    else this.tryAgain();
  }

  private isOpen(place: number): boolean {
    const question = this.questions[place];
    return question !== undefined && !this.right.has(question);
  }
}
