import { ownField } from "../../../base/ownField.ts";
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

/** A port by number or by the name of one. */
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

const suffixes: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  "": 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */
export function quantityValue(text: unknown): number | undefined {
  const match = /^([+-]?[0-9.]+)(?:([eE][-+]?\d+)|([numkMGTPE]|[KMGTPE]i)?)$/.exec(String(text));
  if (!match) return undefined;
  const [, digits = "", exponent, suffix = ""] = match;
  const value = Number(`${digits}${exponent ?? ""}`) * (ownField(suffixes, suffix) ?? 1);
  return Number.isNaN(value) ? undefined : value;
}

const decimalSuffixes = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];
const binarySuffixes = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

/** The form in which the API server gives a quantity back: no fraction, and the largest suffix: `0.5` → `500m`. */
export function canonicalQuantity(text: string): string {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?([numkMGTPE]|[KMGTPE]i)?$/.exec(text);
  if (!match) return text;
  const [, sign = "", whole = "", fraction = "", suffix = ""] = match;
  const binary = suffix.endsWith("i");
  const steps = binary ? binarySuffixes : decimalSuffixes;
  let level = steps.indexOf(suffix);
  const base = binary ? 1024 : 1000;
  let value = Number(`${whole || "0"}.${fraction || "0"}`);
  if (value === 0) return "0";
  while (!Number.isInteger(value) && level > 0) {
    value = Number((value * base).toPrecision(15));
    level--;
  }
  value = Math.ceil(value);
  while (value % base === 0 && level < steps.length - 1) {
    value /= base;
    level++;
  }
  return `${sign === "-" ? "-" : ""}${value}${steps[level] ?? ""}`;
}
