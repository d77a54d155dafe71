import type { CourseState } from "../course/courseState.ts";
import type { Observation } from "../course/observation.ts";
import type { Question } from "../course/questions/question.ts";
import { dueQuestion } from "../course/questions/review.ts";
import { AskedQuestions } from "./askedQuestions.ts";
import type { ReviewAction, ReviewView } from "./coursePage.ts";
import { reviewTitle } from "./reviewTitle.ts";

export interface SpacedQuestionOptions {
  readonly progress: {
    readonly state: Pick<CourseState, "reviews">;
    observe(observation: Observation): void;
  };
  /** The questions about the steps that the course has. */
  readonly questions: () => Promise<readonly Question[]>;
  readonly now: () => number;
}

/** The question that comes back after some days: a line in the Course view until the learner opens it. */
export class SpacedQuestion {
  readonly #options: SpacedQuestionOptions;
  #opened: { readonly id: string; readonly title: string; readonly asked: AskedQuestions } | undefined;

  constructor(options: SpacedQuestionOptions) {
    this.#options = options;
  }

  /** What the page shows of it; undefined while no question is due. */
  async page(): Promise<ReviewView | undefined> {
    if (this.#opened) {
      const { title, asked } = this.#opened;
      const [question] = asked.asked;
      return question && { title, text: question.text, question };
    }
    const due = await this.#due();
    return due && { title: due.title, text: due.question.text, question: undefined };
  }

  async act(action: ReviewAction): Promise<void> {
    if (action === "close") this.close();
    else if (action === "askAgain") {
      if (this.#opened) this.#opened.asked.askAgain(this.#opened.id);
    } else if (!this.#opened) {
      const due = await this.#due();
      if (!due) return;
      const { question, title, at } = due;
      // The options stand in another order than last time, so that nobody remembers the place.
      this.#opened = { id: question.id, title, asked: new AskedQuestions([question], String(at)) };
    }
  }

  /** Takes an answer to the open question. */
  answer(option: string): void {
    if (!this.#opened) return;
    const { id, asked } = this.#opened;
    const isRight = asked.choose(id, option);
    if (isRight !== undefined)
      this.#options.progress.observe({ event: "questionAnswered", question: id, isRight });
  }

  close(): void {
    this.#opened = undefined;
  }

  async #due(): Promise<
    { readonly question: Question; readonly title: string; readonly at: number } | undefined
  > {
    const { progress, questions, now } = this.#options;
    const { reviews } = progress.state;
    // Questions are read only once there is something to ask.
    if (Object.keys(reviews).length === 0) return undefined;
    const all = await questions();
    const due = dueQuestion(reviews, new Set(all.map(({ id }) => id)), now());
    const question = all.find(({ id }) => id === due?.id);
    return due && question && { question, title: reviewTitle(due.at, now()), at: due.at };
  }
}
