import { makingSteps } from "../courseState.ts";
import type { Part } from "../parts/part.ts";
import type { StepId } from "../steps.ts";
import type { Advice } from "./advice.ts";
import { isTrouble, podAdvice } from "./podAdvice.ts";
import type { Situation } from "./situation.ts";

/**
 * Returns advice on a broken pod of the learner's, in a step about the learner's objects whose open part looks at none
 * of them, such as reading the explanation of a field. What is wrong now comes before what is next.
 */
export function troubleAdvice(
  step: StepId,
  { kinds }: Pick<Part, "kinds">,
  situation: Situation,
): Advice | undefined {
  if (!makingSteps.includes(step) || kinds.length > 0) return undefined;
  return situation.objects?.pods
    .flatMap((pod) => podAdvice(pod, situation) ?? [])
    .find((advice) => isTrouble(advice));
}
