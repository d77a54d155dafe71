import type { StepId } from "../../src/course/steps.ts";
import type { TextKey } from "./diagramTexts.ts";
import type { Figure } from "./figure.ts";

/** The picture of one step. */
export interface Diagram {
  readonly step: StepId;
  /** Draws it with the texts of a language, `drawingWidth` wide and as high as it becomes. */
  draw(say: (key: string) => string): Figure;
}

/** The picture of a step, drawn with the texts that it has in `texts/`. */
export function diagram<Step extends StepId>(
  step: Step,
  draw: (say: (key: TextKey<Step>) => string) => Figure,
): Diagram {
  return { step, draw };
}

/** The width of every picture in its own units, and the margin that stays free on each side. */
export const drawingWidth = 480;
export const margin = 20;

/** The width between the margins. */
export const innerWidth = drawingWidth - 2 * margin;
