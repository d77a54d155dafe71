import type { FieldError } from "../apiError.ts";
import { invalidValue } from "../fieldErrors.ts";

export function negative(value: unknown, field: string): FieldError[] {
  return typeof value === "number" && value < 0
    ? [invalidValue(field, value, "must be greater than or equal to 0")]
    : [];
}

/** https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services */
export function portNumber(value: unknown, field: string): FieldError[] {
  if (typeof value === "number" && value >= 1 && value <= 65_535) return [];
  return [invalidValue(field, value ?? 0, "must be between 1 and 65535, inclusive")];
}

/** Checks a reference to a port by number or name. */
export function portReference(value: unknown, field: string): FieldError[] {
  if (typeof value !== "string") return portNumber(value, field);
  return portNameErrors(value).map((error) => invalidValue(field, value, error));
}

export function portNameErrors(name: string): string[] {
  const errors: string[] = [];
  if (name.length > 15) errors.push("must be no more than 15 characters");
  if (!/^[-a-z0-9]+$/.test(name))
    errors.push("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
  if (!/[a-z]/.test(name)) errors.push("must contain at least one letter (a-z)");
  if (name.includes("--")) errors.push("must not contain consecutive hyphens");
  if (/^-|-$/.test(name)) errors.push("must not begin or end with a hyphen");
  return errors;
}
