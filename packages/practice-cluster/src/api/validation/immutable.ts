import type { FieldError } from "../apiError.ts";
import { invalidValue } from "../fieldErrors.ts";
import { jsonEqual, valueAt } from "../json.ts";
import type { ApiObject } from "../../objectApi.ts";

/** Checks that an update does not change a field. */
export function immutable(object: ApiObject, before: ApiObject, ...path: string[]): FieldError[] {
  const value = valueAt(object, ...path);
  return jsonEqual(value, valueAt(before, ...path))
    ? []
    : [invalidValue(path.join("."), value, "field is immutable")];
}
