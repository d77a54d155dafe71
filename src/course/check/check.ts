import type { StepId } from "../steps.ts";
import type { Advice } from "./advice.ts";
import { adviceFor } from "./adviceFor.ts";
import { gatherSituation } from "./gatherSituation.ts";
import { ruleSentences } from "./ruleSentences.ts";
import type { Surroundings } from "./surroundings.ts";

/** The first sentence of what Check says by a rule, without the names of a learner; undefined for an unknown rule. */
export function ruleSentence(rule: string): string | undefined {
  return ruleSentences
    .get(rule)?.()
    .split(/(?<=\.) /, 1)[0];
}

/** Looks at the current situation, and says what to do next in a step. */
export async function check(step: StepId, surroundings: Surroundings): Promise<Advice> {
  return adviceFor(step, await gatherSituation(step, surroundings));
}
