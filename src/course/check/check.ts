import type { StepId } from "../steps.ts";
import type { Advice } from "./advice.ts";
import { adviceFor } from "./adviceFor.ts";
import { gatherSituation } from "./gatherSituation.ts";
import type { Surroundings } from "./surroundings.ts";

/** Looks at how things stand, and says of a step what to do next. */
export async function check(step: StepId, surroundings: Surroundings): Promise<Advice> {
  return adviceFor(step, await gatherSituation(step, surroundings));
}
