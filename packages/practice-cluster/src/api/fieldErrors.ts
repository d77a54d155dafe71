import { goQuoted } from "@kubernetes-workshop/kubernetes/resources/goQuoted";
import type { FieldError } from "./apiError.ts";
import { isObject } from "./json.ts";

/**
 * Field errors with the API server's messages (k8s.io/apimachinery `field.Error`), which kubectl prints verbatim.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation
 */

export function required(field: string, detail = ""): FieldError {
  return { field, reason: "FieldValueRequired", text: withDetail("Required value", detail) };
}

export function invalidValue(field: string, value: unknown, detail: string): FieldError {
  return {
    field,
    reason: "FieldValueInvalid",
    text: withDetail(`Invalid value: ${valueText(value)}`, detail),
  };
}

export function forbiddenField(field: string, detail: string): FieldError {
  return { field, reason: "FieldValueForbidden", text: withDetail("Forbidden", detail) };
}

/** @param most the maximum, in bytes */
export function tooLong(field: string, most: number): FieldError {
  return { field, reason: "FieldValueTooLong", text: `Too long: may not be more than ${most} bytes` };
}

export function duplicate(field: string, value: unknown): FieldError {
  return { field, reason: "FieldValueDuplicate", text: `Duplicate value: ${valueText(value)}` };
}

export function notFoundValue(field: string, value: unknown): FieldError {
  return { field, reason: "FieldValueNotFound", text: `Not found: ${valueText(value)}` };
}

export function notSupported(field: string, value: unknown, supported: readonly string[]): FieldError {
  const names = supported.map(goQuoted);
  const text = `Unsupported value: ${valueText(value)}: supported values: ${names.join(", ")}`;
  return { field, reason: "FieldValueNotSupported", text };
}

function withDetail(text: string, detail: string): string {
  return detail === "" ? text : `${text}: ${detail}`;
}

/** Formats a value as the API server's messages do: scalars as they are, objects and lists as JSON. */
function valueText(value: unknown): string {
  if (value === undefined || value === null) return "null";
  if (typeof value === "string") return goQuoted(value);
  return isObject(value) || Array.isArray(value) ? JSON.stringify(sorted(value)) : JSON.stringify(value);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, field]) => [key, sorted(field)]),
  );
}
