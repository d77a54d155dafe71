import { ownField, setOwnField } from "../../../base/ownField.ts";
import { isObject, type JsonObject } from "../json.ts";

/** JSON merge patch (RFC 7386): objects are merged, null removes, everything else replaces. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const result: JsonObject = isObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) Reflect.deleteProperty(result, name);
    else setOwnField(result, name, mergePatch(ownField(result, name), value));
  }
  return result;
}
