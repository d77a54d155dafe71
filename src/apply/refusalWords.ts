import { t } from "@vscode/l10n";

/** Whether the server's message says that a field cannot be changed. */
export function isImmutable(message: string): boolean {
  return /field is immutable|may not change fields other than|updates to .* for fields other than/.test(
    message,
  );
}

/**
 * Explains the reason of a status cause.
 * https://kubernetes.io/docs/reference/kubernetes-api/definitions/status-v1-meta/
 */
export function wordsOf(reason: string, field: string): string {
  switch (reason) {
    case "FieldValueRequired":
      return t("{0} is missing.", field);
    case "FieldValueNotSupported":
      return t("{0} accepts only certain values.", field);
    case "FieldValueDuplicate":
      return t("{0} occurs twice.", field);
    case "FieldValueForbidden":
      return t("{0} is not allowed here.", field);
    case "FieldValueTypeInvalid":
      return t("The value of {0} has the wrong type.", field);
    case "FieldValueTooLong":
    case "FieldValueTooMany":
      return t("{0} exceeds its limit.", field);
    default:
      return t("The value of {0} is not valid.", field);
  }
}

/** Explains a field that the kind does not have. */
export function unknownFieldWords(kind: string, field: string): string {
  return t("{0} has no field named {1}. Check the spelling and indentation.", kind, field);
}

/**
 * Names the type that a field's value must have.
 *
 * @param type in the API server's notation: `numeric`, `int32`, `string`, `map`, `list`, `[]Container`,
 * `v1.LabelSelector`
 * @param value the value that the field has, where it is known; only quotes may keep it from being right
 */
export function expectedType(field: string, type: string | undefined, value: unknown): string {
  if (type === undefined) return t("The value of {0} has the wrong type.", field);
  const text = typeof value === "string" ? value.trim() : "";
  if (/^(?:numeric|u?int\d*|float\d*)$/.test(type))
    return text !== "" && Number.isFinite(Number(text))
      ? t("{0} must be a number without quotes.", field)
      : t("{0} must be a number.", field);
  if (/^bool/.test(type))
    return text === "true" || text === "false"
      ? t("{0} must be true or false without quotes.", field)
      : t("{0} must be true or false.", field);
  if (type === "string") return t("{0} must be a string. Put the value in quotes.", field);
  if (/^list$|^\[\]/.test(type)) return t("{0} must be a list. Start each item with a dash.", field);
  return t("{0} must contain fields. Write them on the lines below, indented.", field);
}

/**
 * Explains a 403, which means either that this user lacks the permission, or that admission rejects the object, in its
 * own words. https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
 */
export function forbiddenWords(said: string, kind: string): string {
  if (/the practice cluster (?:holds|runs) at most /.test(said))
    return t("This {0} exceeds the limits of the practice cluster.", kind);
  if (said.includes("exceeded quota: "))
    return t("The quota of the namespace leaves no room for this {0}.", kind);
  const isOfAdmission = said.includes(" is forbidden: ") && !/ cannot | attempting to grant /.test(said);
  return isOfAdmission
    ? t("The cluster does not accept this {0}.", kind)
    : t("You do not have permission to do this with {0} objects here.", kind);
}

/** Appends the server's message, unchanged so that people can search for it. */
export function withServerText(words: string, said: string): string {
  return `${words}\n${t("The API server says: {0}", said.trim())}`;
}
