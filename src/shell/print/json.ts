import { sortedFields } from "./goOrder.ts";

/** `-o json`: by four spaces, with sorted fields, and with what HTML takes for its own escaped, as Go does. */
export function asJson(value: unknown): string {
  return JSON.stringify(sortedFields(value), undefined, 4).replaceAll(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
