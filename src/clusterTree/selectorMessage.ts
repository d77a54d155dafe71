import { t } from "@vscode/l10n";
import type { SelectorProblem } from "@kubernetes-workshop/kubernetes/resources/labelSelector";

/** Explains what is wrong with a label selector, and where. */
export function selectorMessage(problem: SelectorProblem): string {
  const { found, at } = problem;
  const what = sentenceOf(problem);
  return found === "" ? t("At the end: {0}", what) : t("At character {0}, {1}: {2}", at + 1, found, what);
}

function sentenceOf({ problem }: SelectorProblem): string {
  switch (problem) {
    case "expectedKey":
      return t("a label key is expected here.");
    case "expectedOperator":
      return t("a key must be followed by =, ==, !=, in, notin, >, <, or a comma.");
    case "expectedComma":
      return t("conditions must be separated by commas.");
    case "expectedParenthesis":
      return t("the values of in and notin must be in parentheses: tier in (front,back).");
    case "expectedValue":
      return t("a value is expected here.");
    case "unclosed":
      return t("the closing parenthesis is missing.");
    case "notInteger":
      return t("> and < compare only whole numbers.");
    case "keyCharacters":
      return t(
        "the name in a key can have only letters, digits, -, _, and ., and must start and end with a letter or digit.",
      );
    case "keyTooLong":
      return t("the name in a key can have at most 63 characters.");
    case "keyPrefix":
      return t("the part of a key before the / must be a lowercase DNS name, such as app.kubernetes.io.");
    case "keySlashes":
      return t("a key can have only one /.");
    case "valueCharacters":
      return t(
        "a value can have only letters, digits, -, _, and ., and must start and end with a letter or digit.",
      );
    case "valueTooLong":
      return t("a value can have at most 63 characters.");
  }
}
