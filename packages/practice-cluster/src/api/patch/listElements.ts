import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { ApiError, badRequest } from "../apiError.ts";
import { isObject, type JsonObject } from "../json.ts";

/** The Go type of a decoded JSON value. Numbers without a fraction are integers if they fit. */
export function elementType(value: unknown): string {
  if (value === null || value === undefined) return "nil";
  if (Array.isArray(value)) return "[]interface {}";
  if (typeof value === "object") return "map[string]interface {}";
  if (typeof value !== "number") return typeof value === "boolean" ? "bool" : typeof value;
  return Number.isInteger(value) && Math.abs(value) < 2 ** 63 ? "int64" : "float64";
}

/**
 * The common type of all elements: a list contains either maps or scalars of one type. (k8s.io/apimachinery
 * `strategicpatch.sliceElementType`)
 */
export function oneElementType(...lists: readonly (readonly unknown[])[]): string {
  let type: string | undefined;
  for (const list of lists)
    for (const item of list) {
      const found = elementType(item);
      // The real server has no message for this case.
      if (found === "nil") throw badRequest("list elements must not be null");
      if (type === undefined && Array.isArray(item))
        throw new ApiError(
          422,
          "Invalid",
          "the server rejected our request due to an error in our request",
          {},
        );
      if (type !== undefined && type !== found) throw badRequest("list element types are not identical");
      type = found;
    }
  if (type === undefined) throw badRequest("no elements in any of the given slices");
  return type;
}

/** The value of an item's merge key, which is required. */
export function keyOf(item: unknown, key: string): unknown {
  if (!isObject(item)) throw badArgument("map[string]interface {}", item);
  if (!Object.hasOwn(item, key)) throw noMergeKey(item, key);
  return ownField(item, key);
}

/** Refuses maps and lists, which Go cannot compare; the real server's request fails, too. */
export function comparable(value: unknown): unknown {
  if (typeof value === "object" && value !== null)
    throw badRequest(`the patch compares a ${elementType(value)}, which cannot be compared`);
  return value;
}

function noMergeKey(item: JsonObject, key: string): ApiError {
  return badRequest(`map: ${goMap(item)} does not contain declared merge key: ${key}`);
}

export function badArgument(expected: string, actual: unknown): ApiError {
  return badRequest(`expected a ${expected}, but received a ${elementType(actual)}`);
}

function goMap(item: JsonObject): string {
  const pairs = Object.keys(item)
    .sort()
    .map((name) => `${name}:${String(ownField(item, name))}`);
  return `map[${pairs.join(" ")}]`;
}
