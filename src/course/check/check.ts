import type { StepId } from "../steps.ts";
import type { Advice } from "./advice.ts";
import { adviceFor } from "./adviceFor.ts";
import { gatherSituation } from "./gatherSituation.ts";
import type { Surroundings } from "./surroundings.ts";

/** Looks at the current situation, and says what to do next in a step. */
export async function check(step: StepId, surroundings: Surroundings): Promise<Advice> {
  return adviceFor(step, await gatherSituation(step, surroundings));
}
