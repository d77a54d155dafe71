import type { StepId } from "../../src/course/steps.ts";
import type { TextKey } from "./diagramTexts.ts";
import type { Figure } from "./figure.ts";

/** The picture of one step. */
export interface Diagram {
  readonly step: StepId;
  /** Draws the picture with the texts of a language, in a width of `drawingWidth`. */
  draw(say: (key: string) => string): Figure;
}

/** Creates the picture of a step with its texts in `texts/`. */
export function diagram<Step extends StepId>(
  step: Step,
  draw: (say: (key: TextKey<Step>) => string) => Figure,
): Diagram {
  return { step, draw };
}

/** The width of all pictures in their own units, and the margin on each side. */
export const drawingWidth = 480;
export const margin = 20;

/** The width between the margins. */
export const innerWidth = drawingWidth - 2 * margin;
