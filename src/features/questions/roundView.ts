import { t } from "@vscode/l10n";
import type { QuickPickItem } from "vscode";
import type { AnswerOption, Question } from "../../course/questions/question.ts";
import type { RoundState } from "../../course/questions/questionRound.ts";

/** The effect of choosing an entry of the quick pick. */
type RoundAction =
  | { readonly kind: "none" }
  | { readonly kind: "choose"; readonly option: AnswerOption }
  | { readonly kind: "tryAgain" }
  | { readonly kind: "next" }
  | { readonly kind: "readPage"; readonly question: Question };

export interface RoundItem extends QuickPickItem {
  readonly action: RoundAction;
}

/** The content of the quick pick. */
export interface RoundView {
  readonly title: string;
  readonly placeholder: string;
  readonly items: readonly RoundItem[];
  /** The entry that has the focus at first, which screen readers read. */
  readonly active: RoundItem;
}

/**
 * Returns the content for an unfinished round: the question with its options, or with the result of the answer.
 * Choosing the result does the same as choosing the entry below it.
 */
export function roundView(
  state: Exclude<RoundState, { phase: "finished" }>,
  pageTitle: (question: Question) => string,
): RoundView {
  const { question, number, total } = state;
  const title = t("Question {0} of {1}", number, total);
  const asked = item(`$(question) ${question.text}`, { kind: "none" });
  if (state.phase === "asked") {
    const options = state.options.map((option) => item(option.text, { kind: "choose", option }));
    return { title, placeholder: t("Select an answer"), items: [asked, ...options], active: asked };
  }
  const { answer, others } = state;
  const [result, ...actions] = answer.isRight
    ? afterRight(answer, others)
    : afterWrong(answer, others, question, pageTitle(question));
  return {
    title,
    placeholder: t("Select what to do next"),
    items: [asked, result, ...actions],
    active: result,
  };
}

/** The result of the answer, followed by the possible next steps. */
type Outcome = [RoundItem, ...RoundItem[]];

function afterRight({ why }: AnswerOption, others: number): Outcome {
  const label = others > 0 ? t("Next question") : t("Finish");
  const icon = others > 0 ? "arrow-right" : "check-all";
  const detail = others > 0 ? undefined : t("You have answered every question in this chapter.");
  return [
    item(`$(check) ${t("Correct")}`, { kind: "next" }, why),
    item(`$(${icon}) ${label}`, { kind: "next" }, detail),
  ];
}

function afterWrong({ why }: AnswerOption, others: number, question: Question, page: string): Outcome {
  const outcome: Outcome = [
    item(`$(error) ${t("Not quite")}`, { kind: "tryAgain" }, why),
    item(`$(debug-restart) ${t("Try again")}`, { kind: "tryAgain" }),
    item(`$(book) ${t("Review: {0}", page)}`, { kind: "readPage", question }, question.hint),
  ];
  if (others > 0) outcome.push(item(`$(arrow-right) ${t("Next question")}`, { kind: "next" }));
  return outcome;
}

/** Creates an entry that stays visible whatever the user types, because there is nothing to filter. */
function item(label: string, action: RoundAction, detail?: string): RoundItem {
  return { label, action, alwaysShow: true, ...(detail && { detail }) };
}
