import { t } from "@vscode/l10n";
import { actions } from "../check/actions.ts";
import { advise, type Advice } from "../check/advice.ts";
import type { Part } from "./part.ts";

/** The questions of the EKS chapter have to be answered correctly. */
export const questionsAnswered: Part = { needsCluster: false, kinds: [], advice };

function advice(): Advice {
  return advise(
    "questions.notAnswered",
    t("Answer the three questions of this chapter. Wrong answers are explained, and you can try again."),
    actions.answerQuestions(),
  );
}
