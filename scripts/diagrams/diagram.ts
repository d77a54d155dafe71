import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import type { StepId } from "../../src/course/steps.ts";
import type { Figure } from "./figure.ts";

/** A text in each language of the course. */
type Localized = Readonly<Record<Language, string>>;

/** Chooses the language of a text. */
type Say = (text: Localized) => string;

/** The picture of one step, in every language. */
export interface Diagram {
  readonly step: StepId;
  /** The picture's name. */
  readonly title: Localized;
  /** What the picture tells, in words: for those who do not see it, in the page and in the file. */
  readonly alt: Localized;
  /** Draws it, `drawingWidth` wide and as high as it becomes. */
  draw(say: Say): Figure;
}

/** The width of every picture in its own units, and the margin that stays free on each side. */
export const drawingWidth = 480;
export const margin = 20;

/** The width between the margins. */
export const innerWidth = drawingWidth - 2 * margin;
