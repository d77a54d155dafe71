import { t } from "@vscode/l10n";
import { openPart } from "../courseState.ts";
import { parts } from "../parts/parts.ts";
import type { StepId } from "../steps.ts";
import { actions } from "./actions.ts";
import type { Advice } from "./advice.ts";
import { connectionAdvice } from "./connectionAdvice.ts";
import { readOnlyAdvice } from "./readOnlyAdvice.ts";
import type { Situation } from "./situation.ts";
import { troubleAdvice } from "./troubleAdvice.ts";

/** The one thing to do next in a step, or what prevents it. */
export function adviceFor(step: StepId, situation: Situation): Advice {
  const open = openPart(step, situation.state);
  if (open === undefined) return doneAdvice(step, situation);
  const part = parts[open];
  if (!part.needsCluster) return troubleAdvice(step, part, situation) ?? part.advice(situation);
  const unconnected = connectionAdvice(situation);
  if (unconnected) return unconnected;
  return readOnlyAdvice(troubleAdvice(step, part, situation) ?? part.advice(situation), situation);
}

/** The next step is the first later one that is not done, or else the first earlier one. */
function doneAdvice(step: StepId, { state, steps, titles }: Situation): Advice {
  const index = steps.indexOf(step);
  const next = [...steps.slice(index + 1), ...steps.slice(0, index)].find((each) => openPart(each, state));
  if (next === undefined)
    return {
      rule: "done.course",
      isDone: true,
      message: t("This step is done, and so are all the others. You have finished the course."),
    };
  return {
    rule: "done.step",
    isDone: true,
    message: t("This step is done. The next one is “{0}”.", titles[next] ?? next),
    action: actions.openStep(next),
  };
}
