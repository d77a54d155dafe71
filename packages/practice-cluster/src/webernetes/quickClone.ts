import { setOwnField } from "@kubernetes-workshop/kubernetes/base/ownField";

/** A depth that no API object reaches. A value that contains itself exceeds every depth. */
const deepest = 200;

const hard = Symbol("a value that is not plain");

type Clone = typeof structuredClone;

/**
 * A faster `structuredClone`. The caches of webernetes clone each object at every lookup, for which V8 serializes and
 * deserializes it. This function copies plain data, such as API objects, directly, about ten times as fast, and passes
 * everything else to the original.
 */
export function quickClone(original: Clone): Clone {
  return (value, options) => {
    if (options !== undefined) return original(value, options);
    const copy = copied(value, 0);
    return copy === hard ? original(value) : (copy as typeof value);
  };
}

function copied(value: unknown, depth: number): unknown {
  if (typeof value === "function" || typeof value === "symbol") return hard;
  if (typeof value !== "object" || value === null) return value;
  if (depth > deepest) return hard;
  if (Array.isArray(value)) return copiedArray(value, depth);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype) return copiedObject(value as Record<string, unknown>, depth);
  return value instanceof Date ? new Date(value.getTime()) : hard;
}

function copiedArray(value: readonly unknown[], depth: number): unknown {
  const copy: unknown[] = [];
  for (const item of value) {
    const own = copied(item, depth + 1);
    if (own === hard) return hard;
    copy.push(own);
  }
  return copy;
}

function copiedObject(value: Readonly<Record<string, unknown>>, depth: number): unknown {
  const copy: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(value)) {
    const own = copied(field, depth + 1);
    if (own === hard) return hard;
    setOwnField(copy, name, own);
  }
  return copy;
}
