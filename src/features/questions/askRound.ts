import type * as vscode from "vscode";
import { DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { AnswerOption, Question } from "../../course/questions/question.ts";
import type { QuestionRound } from "../../course/questions/questionRound.ts";
import { type RoundItem, roundView } from "./roundView.ts";

/** The reason why asking stopped. */
export type RoundEnd =
  | { readonly kind: "left" }
  | { readonly kind: "finished" }
  | { readonly kind: "page"; readonly question: Question };

/** The parts of VS Code's quick pick that are used here. */
export type RoundPicker = Pick<
  vscode.QuickPick<vscode.QuickPickItem>,
  | "title"
  | "placeholder"
  | "items"
  | "activeItems"
  | "value"
  | "onDidAccept"
  | "onDidChangeValue"
  | "onDidHide"
  | "show"
>;

/**
 * Asks the questions of a round in a quick pick, until the round is finished, the quick pick is closed, or the user
 * wants to read a page.
 *
 * @param onAnswered called after each answer, with the question and what was chosen
 */
export async function askRound(
  picker: RoundPicker,
  round: QuestionRound,
  pageTitle: (question: Question) => string,
  onAnswered: (question: Question, option: AnswerOption) => void,
): Promise<RoundEnd> {
  const { promise, resolve } = Promise.withResolvers<RoundEnd>();
  let shown: readonly RoundItem[] = [];
  let asked: Question;
  const show = (): void => {
    const { state } = round;
    if (state.phase === "finished") {
      resolve({ kind: "finished" });
      return;
    }
    asked = state.question;
    const { title, placeholder, items, active } = roundView(state, pageTitle);
    picker.title = title;
    picker.placeholder = placeholder;
    picker.items = shown = items;
    picker.activeItems = [active];
  };
  const listeners = new DisposableStore();
  const accept = (): void => {
    const action = shown.find((item) => item === picker.activeItems[0])?.action;
    switch (action?.kind) {
      case "choose":
        round.choose(action.option);
        onAnswered(asked, action.option);
        break;
      case "tryAgain":
        round.tryAgain();
        break;
      case "next":
        round.next();
        break;
      case "readPage":
        resolve({ kind: "page", question: action.question });
        return;
      case "none":
      case undefined:
        return;
    }
    show();
  };
  listeners.add(picker.onDidAccept(accept));
  // There is nothing to filter, and filtering would reorder the entries.
  listeners.add(
    picker.onDidChangeValue((value) => {
      if (value !== "") picker.value = "";
    }),
  );
  listeners.add(picker.onDidHide(() => resolve({ kind: "left" })));
  show();
  picker.show();
  try {
    return await promise;
  } finally {
    listeners.dispose();
  }
}
