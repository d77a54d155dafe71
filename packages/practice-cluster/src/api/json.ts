import { ownField, setOwnField } from "@kubernetes-workshop/kubernetes/base/ownField";

/** A JSON object of unknown shape. */
export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object at a path below a value; a detached empty object if there is none. */
export function objectAt(value: unknown, ...path: readonly string[]): JsonObject {
  const found = valueAt(value, ...path);
  return isObject(found) ? found : {};
}

export function listAt(value: unknown, ...path: readonly string[]): unknown[] {
  const found = valueAt(value, ...path);
  return Array.isArray(found) ? found : [];
}

export function objectsAt(value: unknown, ...path: readonly string[]): JsonObject[] {
  return listAt(value, ...path).filter(isObject);
}

export function stringAt(value: unknown, ...path: readonly string[]): string | undefined {
  const found = valueAt(value, ...path);
  return typeof found === "string" ? found : undefined;
}

export function numberAt(value: unknown, ...path: readonly string[]): number | undefined {
  const found = valueAt(value, ...path);
  return typeof found === "number" ? found : undefined;
}

export function valueAt(value: unknown, ...path: readonly string[]): unknown {
  let found = value;
  for (const name of path) {
    if (!isObject(found)) return undefined;
    found = ownField(found, name);
  }
  return found;
}

/** The object in a field, which is created if missing. */
export function ensureObject(parent: JsonObject, name: string): JsonObject {
  const existing = ownField(parent, name);
  if (isObject(existing)) return existing;
  const created: JsonObject = {};
  setOwnField(parent, name, created);
  return created;
}

export function setDefault(parent: JsonObject, name: string, value: unknown): void {
  if ((ownField(parent, name) ?? null) === null) setOwnField(parent, name, value);
}

/** A copy of an object without some of its fields. */
export function omit(object: object, ...names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}

/** The name of a value's type in errors of Go's JSON decoder. */
export function goKind(value: unknown): string {
  if (Array.isArray(value)) return "array";
  return typeof value === "boolean" ? "bool" : typeof value;
}

/** A scalar as text; an empty string for all other values. */
export function scalarText(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : "";
}

/** Whether two JSON values are equal, regardless of the order of fields. */
export function jsonEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((item, index) => jsonEqual(item, right[index]));
  if (!isObject(left) || !isObject(right)) return false;
  const fields = Object.entries(left).filter(([, value]) => value !== undefined);
  const others = Object.values(right).filter((value) => value !== undefined);
  return (
    fields.length === others.length &&
    fields.every(([name, value]) => jsonEqual(value, ownField(right, name)))
  );
}

export function stringMap(value: unknown): Record<string, string> {
  const map: Record<string, string> = {};
  for (const [key, item] of Object.entries(isObject(value) ? value : {}))
    if (typeof item === "string") setOwnField(map, key, item);
  return map;
}
