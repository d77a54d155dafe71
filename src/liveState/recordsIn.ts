import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import { valueAt } from "@kubernetes-workshop/kubernetes/base/valueAt";

/** Returns the records of a list at a path. */
export function recordsIn(
  object: unknown,
  ...names: readonly string[]
): readonly Readonly<Record<string, unknown>>[] {
  const value = valueAt(object, ...names);
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
