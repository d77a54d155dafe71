import { ownField } from "./ownField.ts";
import { isRecord } from "./record.ts";

/** Returns the value at a path of field names and list indexes in a parsed value; undefined if there is none. */
export function valueAt(from: unknown, ...path: readonly (string | number)[]): unknown {
  let value = from;
  for (const segment of path) {
    if (typeof segment === "string") value = isRecord(value) ? ownField(value, segment) : undefined;
    else value = Array.isArray(value) ? (value[segment] as unknown) : undefined;
  }
  return value;
}
