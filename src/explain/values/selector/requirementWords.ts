import { t } from "@vscode/l10n";
import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { inlineCode } from "@kubernetes-workshop/kubernetes/base/inlineCode";
import type { Requirement } from "./requirement.ts";

/** Says a condition in words, as a clause; undefined if there is no such operator. */
export function requirementWords(
  { key, operator, values }: Requirement,
  language: Language,
): string | undefined {
  const name = inlineCode(key);
  const listed = (type: "conjunction" | "disjunction"): string =>
    new Intl.ListFormat(language, { type }).format(values.map(shown));
  switch (operator) {
    case "In":
      return t("label {0} is {1}", name, listed("disjunction"));
    case "NotIn":
      return t("label {0} is missing or is not {1}", name, listed("disjunction"));
    case "Exists":
      return t("label {0} exists, whatever its value", name);
    case "DoesNotExist":
      return t("label {0} is missing", name);
    case "Gt":
      return t("label {0} is an integer greater than {1}", name, listed("conjunction"));
    case "Lt":
      return t("label {0} is an integer less than {1}", name, listed("conjunction"));
    default:
      return undefined;
  }
}

/** Says why the API server refuses a condition; undefined if it does not. */
export function requirementMistake({ operator, values }: Requirement): string | undefined {
  const name = inlineCode(operator);
  switch (operator) {
    case "In":
    case "NotIn":
      return values.length === 0 ? t("The API server refuses {0} without `values`.", name) : undefined;
    case "Exists":
    case "DoesNotExist":
      return values.length > 0 ? t("The API server refuses {0} with `values`.", name) : undefined;
    case "Gt":
    case "Lt":
      return values.length === 1 && /^[-+]?\d+$/.test(values[0] ?? "")
        ? undefined
        : t("The API server refuses {0} unless `values` is a list of one integer.", name);
    default:
      return undefined;
  }
}

function shown(value: string): string {
  return value === "" ? '`""`' : inlineCode(value);
}
