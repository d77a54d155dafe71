import type { StepId } from "../steps.ts";

/** A question about a chapter, in one language: an entry of `walkthroughs/<chapter>/questions.<language>.json`. */
export interface Question {
  readonly id: string;
  /** The step whose page holds the answer. */
  readonly page: StepId;
  readonly text: string;
  /** What to look for on that page. Does not give away the answer. */
  readonly hint: string;
  readonly options: readonly AnswerOption[];
}

/** A possible answer. */
export interface AnswerOption {
  readonly id: string;
  readonly text: string;
  readonly isRight?: true;
  /** Why it is right or wrong. */
  readonly why: string;
}
