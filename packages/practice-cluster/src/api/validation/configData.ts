import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { FieldError } from "../apiError.ts";
import { forbiddenField, invalidValue } from "../fieldErrors.ts";
import { isObject, jsonEqual, objectAt } from "../json.ts";
import { configKeyError } from "./names.ts";
import type { ApiObject } from "../../objectApi.ts";

const megabyte = 1024 * 1024;

/** Checks the keys of a ConfigMap's or Secret's data. */
export function keyErrors(object: ApiObject, field: string): FieldError[] {
  return Object.keys(objectAt(object, field)).flatMap((key) => {
    const error = configKeyError(key);
    return error === undefined ? [] : [invalidValue(`${field}[${key}]`, key, error)];
  });
}

/** Number of keys. */
export function keyCount(value: unknown): number {
  return isObject(value) ? Object.keys(value).length : 0;
}

/** Checks that the data is no larger than 1 MiB. */
export function sizeErrors(object: ApiObject): FieldError[] {
  const size = Object.values({
    ...objectAt(object, "data"),
    ...objectAt(object, "binaryData"),
  }).reduce<number>((sum, value) => sum + (typeof value === "string" ? value.length : 0), 0);
  return size > megabyte
    ? [{ field: "", reason: "FieldValueTooLong", text: `Too long: may not be more than ${megabyte} bytes` }]
    : [];
}

/** https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-immutable */
export function frozen(object: ApiObject, before: ApiObject, fields: readonly string[]): FieldError[] {
  if (before["immutable"] !== true) return [];
  const text = "field is immutable when `immutable` is set";
  const errors = object["immutable"] === true ? [] : [forbiddenField("immutable", text)];
  return [
    ...errors,
    ...fields.flatMap((field) =>
      jsonEqual(ownField(object, field), ownField(before, field)) ? [] : [forbiddenField(field, text)],
    ),
  ];
}
