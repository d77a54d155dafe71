import { goQuoted } from "@kubernetes-workshop/kubernetes/resources/goQuoted";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { ApiObject } from "../../objectApi.ts";
import { badRequest } from "../apiError.ts";
import { valueAt } from "../json.ts";
import type { ResourceType } from "../resourceType.ts";

/**
 * Parses a field selector: `status.phase=Running,spec.nodeName!=node-1`. It refuses in the words of the real server
 * (k8s.io/apimachinery `fields.ParseSelector`).
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/field-selectors/
 */
export function parseFieldSelector(
  text: string | undefined,
  type: ResourceType,
): (object: ApiObject) => boolean {
  // Sorted, as there: of several mistakes it decides which one is told.
  const terms = splitTerms(text ?? "").sort();
  const requirements = terms.flatMap((term) => {
    const sign = term.indexOf("=");
    if (sign < 0) throw badRequest(`invalid selector: '${text ?? ""}'; can't understand '${term}'`);
    const operator = term[sign - 1] === "!" ? "!=" : term[sign + 1] === "=" ? "==" : "=";
    const start = operator === "!=" ? sign - 1 : sign;
    const field = term.slice(0, start);
    const value = term.slice(start + operator.length);
    // Nothing that is equal to nothing, or not, is everything there.
    return field === "" && value === "" ? [] : { field, equal: operator !== "!=", value: unescaped(value) };
  });
  for (const { field } of requirements) if (!isSelectable(field, type)) throw unsupported(field, type);
  return (object) =>
    requirements.every(({ field, equal, value }) => (fieldText(object, field, type) === value) === equal);
}

/** The parts between commas that no backslash stands before. */
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

/** Only kinds with fields of their own have words of their own for the others. */
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
