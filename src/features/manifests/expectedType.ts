import { t } from "@vscode/l10n";

/**
 * Says what type a field's value must have.
 *
 * @param type as the API server writes it: `numeric`, `int32`, `string`, `map`, `list`, `[]Container`, `v1.LabelSelector`
 */
export function expectedType(field: string, type: string | undefined): string {
  if (type === undefined) return t("The value of {0} has the wrong type.", field);
  if (/^(?:numeric|u?int\d*|float\d*)$/.test(type)) return t("{0} must be a number without quotes.", field);
  if (/^bool/.test(type)) return t("{0} must be true or false without quotes.", field);
  if (type === "string") return t("{0} must be a string. Put the value in quotes.", field);
  if (/^list$|^\[\]/.test(type)) return t("{0} must be a list. Start each item with a dash.", field);
  return t("{0} must contain fields. Write them on the lines below, indented.", field);
}
