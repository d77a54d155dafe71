import { ownField } from "./ownField.ts";

/** Whether something that was read is an object with fields, and no list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A field of something that was read, where that is text; undefined where it is anything else, or not there. */
export function textField(from: unknown, name: string): string | undefined {
  if (!isRecord(from)) return undefined;
  const value = ownField(from, name);
  return typeof value === "string" ? value : undefined;
}
