import type { StepId } from "../../src/course/steps.ts";

export type Language = "en" | "ko";

/** A text in each language of the course. */
export type Localized = Readonly<Record<Language, string>>;

/** The picture of one step, in every language. */
export interface Diagram {
  readonly step: StepId;
  /** The picture's name. */
  readonly title: Localized;
  /** What the picture tells, in words: for those who do not see it, in the page and in the file. */
  readonly alt: Localized;
}
