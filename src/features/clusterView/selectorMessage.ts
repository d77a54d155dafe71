import { t } from "@vscode/l10n";
import type { SelectorProblem } from "@kubernetes-workshop/kubernetes/resources/labelSelector";

/** What is wrong with a label selector and where, in words for the one who types it. */
export function selectorMessage(problem: SelectorProblem): string {
  const { found, at } = problem;
  const what = sentenceOf(problem);
  return found === "" ? t("At the end: {0}", what) : t("At character {0}, {1}: {2}", at + 1, found, what);
}

function sentenceOf({ problem }: SelectorProblem): string {
  switch (problem) {
    case "expectedKey":
      return t("the key of a label has to stand here.");
    case "expectedOperator":
      return t("after the key comes one of =, ==, !=, in, notin, > and <, or a comma.");
    case "expectedComma":
      return t("conditions are joined by commas.");
    case "expectedParenthesis":
      return t("values of in and notin stand in parentheses: tier in (front,back).");
    case "expectedValue":
      return t("a value has to stand here.");
    case "unclosed":
      return t("the closing parenthesis is missing.");
    case "notInteger":
      return t("> and < compare whole numbers.");
    case "keyCharacters":
      return t(
        "the name of a key has letters, digits, -, _ and ., and begins and ends with a letter or digit.",
      );
    case "keyTooLong":
      return t("the name of a key has at most 63 characters.");
    case "keyPrefix":
      return t("before the / of a key stands a DNS name in lower case, such as app.kubernetes.io.");
    case "keySlashes":
      return t("a key has one / at most.");
    case "valueCharacters":
      return t("a value has letters, digits, -, _ and ., and begins and ends with a letter or digit.");
    case "valueTooLong":
      return t("a value has at most 63 characters.");
  }
}
