import { goQuoted } from "@kubernetes-workshop/kubernetes/resources/goQuoted";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { ApiObject } from "../../objectApi.ts";
import { badRequest } from "../apiError.ts";
import { valueAt } from "../json.ts";
import type { ResourceType } from "../resourceType.ts";

/**
 * Parses a field selector, such as `status.phase=Running,spec.nodeName!=node-1`, with the real server's error messages
 * (k8s.io/apimachinery `fields.ParseSelector`).
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/field-selectors/
 */
export function parseFieldSelector(
  text: string | undefined,
  type: ResourceType,
): (object: ApiObject) => boolean {
  // Kubernetes sorts the terms, too, which decides the error that it reports first.
  const terms = splitTerms(text ?? "").sort();
  const requirements = terms.flatMap((term) => {
    const sign = term.indexOf("=");
    if (sign < 0) throw badRequest(`invalid selector: '${text ?? ""}'; can't understand '${term}'`);
    const operator = term[sign - 1] === "!" ? "!=" : term[sign + 1] === "=" ? "==" : "=";
    const start = operator === "!=" ? sign - 1 : sign;
    const field = term.slice(0, start);
    const value = term.slice(start + operator.length);
    // Kubernetes ignores a term that has neither a field nor a value.
    return field === "" && value === "" ? [] : { field, equal: operator !== "!=", value: unescaped(value) };
  });
  for (const { field } of requirements) if (!isSelectable(field, type)) throw unsupported(field, type);
  return (object) =>
    requirements.every(({ field, equal, value }) => (fieldText(object, field, type) === value) === equal);
}

/** Splits a selector at the commas that no backslash escapes. */
function splitTerms(text: string): string[] {
  return (text.match(/(?:\\[^]|[^\\,])+\\?|\\$/g) ?? []).filter((term) => term !== "");
}

function unescaped(value: string): string {
  return value.replace(/\\([^]?)|[,=]/gu, (found, escaped: string | undefined) => {
    if (escaped === undefined)
      throw badRequest(`invalid field selector: unescaped character in value: ${found.codePointAt(0) ?? 0}`);
    if (!["\\", ",", "="].includes(escaped))
      throw badRequest(`invalid field selector: invalid escape sequence: ${found}`);
    return escaped;
  });
}

function isSelectable(field: string, type: ResourceType): boolean {
  return (
    field === "metadata.name" ||
    (field === "metadata.namespace" && (type.namespaced || !hasOwnFields(type))) ||
    (type.custom?.selectableFields.includes(`.${field}`) ?? false) ||
    Object.hasOwn(type.rules.selectableFields ?? {}, field)
  );
}

/** Whether a kind has selectable fields of its own, and thus its own error message for unsupported ones. */
function hasOwnFields({ custom, rules }: ResourceType): boolean {
  return custom !== undefined || rules.selectableFields !== undefined;
}

function unsupported(field: string, type: ResourceType): Error {
  if (!hasOwnFields(type))
    return badRequest(
      `${goQuoted(field)} is not a known field selector: only "metadata.name", "metadata.namespace"`,
    );
  return badRequest(type.rules.unsupportedField?.(field) ?? `field label not supported: ${field}`);
}

function fieldText(object: ApiObject, field: string, { rules }: ResourceType): string {
  const { path = field.split("."), zero = "" } = ownField(rules.selectableFields ?? {}, field) ?? {};
  const value = valueAt(object, ...path);
  return value === undefined ? zero : text(value);
}

function text(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : "";
}
