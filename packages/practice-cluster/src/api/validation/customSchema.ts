import { ownField, setOwnField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { ApiObject } from "../../objectApi.ts";
import type { FieldError } from "../apiError.ts";
import { invalidValue, notSupported, required } from "../fieldErrors.ts";
import { isObject, type JsonObject, listAt, omit } from "../json.ts";
import type { CustomSchema } from "../resourceType.ts";

/**
 * Checks a custom object against the schema of its CustomResourceDefinition.
 * https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation
 */
export function validateCustomObject(object: ApiObject, { openAPIV3Schema }: CustomSchema): FieldError[] {
  if (!isObject(openAPIV3Schema)) return [];
  return check(omit(object, "metadata", "apiVersion", "kind"), openAPIV3Schema, "");
}

function check(value: unknown, schema: JsonObject, path: string): FieldError[] {
  if (value === null && schema["nullable"] === true) return [];
  const typeError = wrongType(value, schema, path);
  if (typeError) return [typeError];
  const errors: FieldError[] = [];
  const allowed = listAt(schema, "enum");
  if (allowed.length > 0 && !allowed.includes(value))
    errors.push(
      notSupported(
        path,
        value,
        allowed.map((one) => String(one)),
      ),
    );
  if (typeof value === "string") errors.push(...checkText(value, schema, path));
  if (typeof value === "number") errors.push(...checkNumber(value, schema, path));
  if (Array.isArray(value)) {
    const { items } = schema;
    if (isObject(items))
      value.forEach((item: unknown, index) => errors.push(...check(item, items, `${path}[${index}]`)));
  } else if (isObject(value)) errors.push(...checkObject(value, schema, path));
  return errors;
}

function checkObject(value: JsonObject, schema: JsonObject, path: string): FieldError[] {
  const errors: FieldError[] = [];
  const join = (name: string): string => (path === "" ? name : `${path}.${name}`);
  for (const name of listAt(schema, "required"))
    if (
      typeof name === "string" &&
      ownField(value, name) === undefined &&
      !(path === "" && name === "metadata")
    )
      errors.push(required(join(name)));
  const properties = isObject(schema["properties"]) ? schema["properties"] : {};
  const additional = schema["additionalProperties"];
  for (const [name, field] of Object.entries(value)) {
    const known = ownField(properties, name);
    if (isObject(known)) errors.push(...check(field, known, join(name)));
    else if (isObject(additional)) errors.push(...check(field, additional, join(name)));
  }
  return errors;
}

function wrongType(value: unknown, schema: JsonObject, path: string): FieldError | undefined {
  const { type } = schema;
  if (schema["x-kubernetes-int-or-string"] === true || typeof type !== "string") return undefined;
  const actual = Array.isArray(value) ? "array" : value === null ? "null" : typeof value;
  const fits =
    type === actual ||
    (type === "integer" && typeof value === "number" && Number.isInteger(value)) ||
    (type === "number" && typeof value === "number");
  if (fits) return undefined;
  const given = actual === "number" && Number.isInteger(value) ? "integer" : actual;
  const shown = isObject(value) ? "object" : Array.isArray(value) ? "array" : value;
  const text = `Invalid value: ${JSON.stringify(typeof shown === "string" ? given : shown)}: ${path} in body must be of type ${type}: ${JSON.stringify(given)}`;
  return { field: path, reason: "FieldValueTypeInvalid", text };
}

function checkText(value: string, schema: JsonObject, path: string): FieldError[] {
  const errors: FieldError[] = [];
  const { pattern, minLength, maxLength } = schema;
  if (typeof pattern === "string" && !matches(pattern, value))
    errors.push(invalidValue(path, value, `${path} in body should match '${pattern}'`));
  if (typeof minLength === "number" && value.length < minLength)
    errors.push(invalidValue(path, value, `${path} in body should be at least ${minLength} chars long`));
  if (typeof maxLength === "number" && value.length > maxLength)
    errors.push({
      field: path,
      reason: "FieldValueTooLong",
      text: `Too long: may not be more than ${maxLength} bytes`,
    });
  return errors;
}

function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(pattern).test(value);
  } catch {
    // A pattern with Go syntax that JavaScript does not support is not checked.
    return true;
  }
}

function checkNumber(value: number, schema: JsonObject, path: string): FieldError[] {
  const { minimum, maximum } = schema;
  if (typeof minimum === "number" && value < minimum)
    return [invalidValue(path, value, `${path} in body should be greater than or equal to ${minimum}`)];
  if (typeof maximum === "number" && value > maximum)
    return [invalidValue(path, value, `${path} in body should be less than or equal to ${maximum}`)];
  return [];
}

/** Removes the fields that the schema does not specify, and sets its defaults. Returns the removed fields. */
export function pruneAndDefault(value: JsonObject, schema: unknown, path = ""): string[] {
  if (!isObject(schema)) return [];
  const unknown: string[] = [];
  const properties = isObject(schema["properties"]) ? schema["properties"] : {};
  const additional = schema["additionalProperties"];
  const keeps = schema["x-kubernetes-preserve-unknown-fields"] === true || additional === true;
  for (const [name, field] of Object.entries(value)) {
    if (path === "" && ["apiVersion", "kind", "metadata"].includes(name)) continue;
    const fieldPath = path === "" ? name : `${path}.${name}`;
    const known = ownField(properties, name) ?? (isObject(additional) ? additional : undefined);
    if (isObject(known)) unknown.push(...descend(field, known, fieldPath));
    else if (!keeps) {
      unknown.push(`unknown field "${fieldPath}"`);
      Reflect.deleteProperty(value, name);
    }
  }
  for (const [name, known] of Object.entries(properties))
    if (isObject(known) && known["default"] !== undefined && ownField(value, name) === undefined) {
      const field: unknown = structuredClone(known["default"]);
      setOwnField(value, name, field);
      descend(field, known, "");
    }
  return unknown;
}

function descend(field: unknown, schema: JsonObject, path: string): string[] {
  if (isObject(field)) return pruneAndDefault(field, schema, path);
  const { items } = schema;
  if (!Array.isArray(field) || !isObject(items)) return [];
  return field.flatMap((item: unknown, index) => descend(item, items, `${path}[${index}]`));
}
