import { ownField } from "./ownField.ts";

/** Whether a parsed value is an object and not a list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Returns a string field of a parsed value, or undefined if it is missing or not a string. */
export function textField(from: unknown, name: string): string | undefined {
  if (!isRecord(from)) return undefined;
  const value = ownField(from, name);
  return typeof value === "string" ? value : undefined;
}
