import { ownField, setOwnField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { isObject, type JsonObject } from "../json.ts";

/** Applies a JSON merge patch (RFC 7386). Objects are merged, null removes a field, all other values replace. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(target)) return withoutNulls(patch);
  if (!isObject(patch)) return patch;
  const result: JsonObject = { ...target };
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) Reflect.deleteProperty(result, name);
    else setOwnField(result, name, mergePatch(ownField(result, name), value));
  }
  return result;
}

/** Removes the null fields of a new value, also in lists, as the real server's library does. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isObject(value)) return value;
  const given = Object.entries(value).filter(([, field]) => field !== null);
  return Object.fromEntries(given.map(([name, field]) => [name, withoutNulls(field)]));
}
