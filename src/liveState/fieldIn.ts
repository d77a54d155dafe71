import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";

/** Returns the value at a path of field names in an object; undefined if there is none. */
export function fieldIn(object: unknown, ...names: readonly string[]): unknown {
  let value = object;
  for (const name of names) value = isRecord(value) ? ownField(value, name) : undefined;
  return value;
}

/** Returns a number at a path; undefined if there is none. */
export function numberIn(object: unknown, ...names: readonly string[]): number | undefined {
  const value = fieldIn(object, ...names);
  return typeof value === "number" ? value : undefined;
}

/** Returns the records of a list at a path. */
export function recordsIn(
  object: unknown,
  ...names: readonly string[]
): readonly Readonly<Record<string, unknown>>[] {
  const value = fieldIn(object, ...names);
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
