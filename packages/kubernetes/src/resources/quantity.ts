import { goTrim } from "./goSpace.ts";

/**
 * Quantities, exactly as Kubernetes reads, compares and prints them (k8s.io/apimachinery `resource.Quantity`).
 * https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export interface Quantity {
  /** The value is `mantissa` times ten to the power of `scale`; the mantissa has no trailing zeros. */
  readonly mantissa: bigint;
  readonly scale: number;
  readonly format: "DecimalSI" | "BinarySI" | "DecimalExponent";
  /** The original text, if its notation is kept. */
  readonly text: string | undefined;
}

/** A parse error, in the words of the API server. */
export type QuantityProblem =
  | "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
  | "unable to parse quantity's suffix"
  | "unable to parse numeric part of quantity";

const decimalSuffixes: ReadonlyMap<string, number> = new Map([
  ["n", -9],
  ["u", -6],
  ["m", -3],
  ["", 0],
  ["k", 3],
  ["M", 6],
  ["G", 9],
  ["T", 12],
  ["P", 15],
  ["E", 18],
]);
const binarySuffixes: ReadonlyMap<string, number> = new Map([
  ["Ki", 10],
  ["Mi", 20],
  ["Gi", 30],
  ["Ti", 40],
  ["Pi", 50],
  ["Ei", 60],
]);
const nano = -9;
const mostBinary = 2n ** 63n - 1n;
/** The number of digits that Go's fast path reads into 64 bits; longer numbers lose their notation. */
const fastDigits = 18;
const syntax = /^([+-]?)(\d*)(?:(\.)(\d*))?((?:[eEinumkKMGTP]+[-+]?|[-+])\d*|)$/;

export function parseQuantity(text: string): Quantity | QuantityProblem {
  const match = text === "" ? null : syntax.exec(text);
  if (!match)
    return "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
  const [, sign = "", whole = "", , fraction = "", suffix = ""] = match;
  const unit = unitOf(suffix);
  if (!unit) return "unable to parse quantity's suffix";
  const { format, exponent } = unit;
  // Go reads a number without digits as zero, but only in its fast path.
  const isQuick =
    format === "BinarySI" ? isQuickBinary(1, fraction.length, exponent) : exponent - fraction.length >= nano;
  if (whole === "" && fraction === "" && !isQuick) return "unable to parse numeric part of quantity";
  const digits = `${whole.replace(/^0+/, "") || "0"}${fraction}`;
  const given = BigInt(digits) * (sign === "-" ? -1n : 1n);
  if (format === "BinarySI") return binary(text, given, fraction.length, exponent, digits);
  const scale = exponent - fraction.length;
  const isKept = digits.length <= fastDigits && scale >= nano;
  const isCanonical = scale % 3 === 0 && !digits.endsWith("000") && !digits.startsWith("0");
  return rounded(given, scale, format, isKept && isCanonical ? text : undefined);
}

function binary(text: string, given: bigint, decimals: number, exponent: number, digits: string): Quantity {
  const value = given * 2n ** BigInt(exponent);
  if (isQuickBinary(digits.length, decimals, exponent))
    return rounded(value, 0, "BinarySI", given % 8n === 0n ? undefined : text);
  const size = value < 0n ? -value : value;
  // Go caps the value at what fits into 64 bits.
  if (size > mostBinary * 10n ** BigInt(decimals))
    return rounded(value < 0n ? -mostBinary : mostBinary, 0, "BinarySI", undefined);
  const isBelowOne = size < 10n ** BigInt(decimals) && size > 0n;
  return rounded(value, -decimals, isBelowOne ? "DecimalSI" : "BinarySI", undefined);
}

function isQuickBinary(digits: number, decimals: number, exponent: number): boolean {
  return decimals === 0 && 15 - digits - Math.trunc((Math.fround(exponent) * 3) / 10) - 1 >= 0;
}

interface Unit {
  readonly format: Quantity["format"];
  readonly exponent: number;
}

function unitOf(suffix: string): Unit | undefined {
  const decimal = decimalSuffixes.get(suffix);
  if (decimal !== undefined) return { format: "DecimalSI", exponent: decimal };
  const power = binarySuffixes.get(suffix);
  if (power !== undefined) return { format: "BinarySI", exponent: power };
  const exponent = /^[eE]([-+]?\d+)$/.exec(suffix)?.[1];
  // Go keeps 32 bits of what fits into 64.
  if (
    exponent === undefined ||
    BigInt.asIntN(64, BigInt(exponent.replace("+", ""))) !== BigInt(exponent.replace("+", ""))
  )
    return undefined;
  return {
    format: "DecimalExponent",
    exponent: Number(BigInt.asIntN(32, BigInt(exponent.replace("+", "")))),
  };
}

/** Rounds anything finer than a billionth away from zero, so a nonzero request never becomes zero. */
function rounded(
  value: bigint,
  scale: number,
  format: Quantity["format"],
  text: string | undefined,
): Quantity {
  return roundedUp({ mantissa: value, scale, format, text }, nano);
}

/** Rounds a quantity away from zero to a number of decimals: `to` is -3 for thousandths. */
export function roundedUp({ mantissa, scale, format, text }: Quantity, to: number): Quantity {
  if (mantissa === 0n) return { mantissa, scale: 0, format, text: undefined };
  if (scale >= to) return normal(mantissa, scale, format, text);
  const lost = to - scale;
  const size = mantissa < 0n ? -mantissa : mantissa;
  const isTiny = lost > String(size).length;
  const unit = isTiny ? 1n : 10n ** BigInt(lost);
  const up = isTiny ? 1n : (size + unit - 1n) / unit;
  return normal(mantissa < 0n ? -up : up, to, format, undefined);
}

function normal(
  value: bigint,
  power: number,
  format: Quantity["format"],
  text: string | undefined,
): Quantity {
  let [mantissa, scale] = [value, power];
  while (mantissa % 10n === 0n) {
    mantissa /= 10n;
    scale++;
  }
  return { mantissa, scale, format, text };
}

/** Formats a quantity as the API server does, without a fraction and with the largest suffix: `0.5` → `500m`. */
export function quantityText(quantity: Quantity): string {
  const { mantissa, scale, format, text } = quantity;
  if (text !== undefined) return text;
  if (mantissa === 0n) return "0";
  if (format === "BinarySI" && scale >= 0) {
    const value = mantissa * 10n ** BigInt(scale);
    if (value <= -1024n || value >= 1024n) return binaryText(value);
  }
  const exponent = Math.floor(scale / 3) * 3;
  const amount = mantissa * 10n ** BigInt(scale - exponent);
  if (format === "DecimalExponent") return exponent === 0 ? String(amount) : `${amount}e${exponent}`;
  const suffix = [...decimalSuffixes].find(([, power]) => power === exponent)?.[0] ?? "";
  return `${amount}${suffix}`;
}

function binaryText(value: bigint): string {
  let [left, exponent] = [value, 0];
  while (left % 1024n === 0n) {
    left /= 1024n;
    exponent += 10;
  }
  const suffix = [...binarySuffixes].find(([, power]) => power === exponent)?.[0] ?? "";
  return `${left}${suffix}`;
}

/** Compares quantities: negative if the first is less, positive if it is more. */
export function compareQuantities(left: Quantity, right: Quantity): number {
  const signs = [signOf(left), signOf(right)] as const;
  if (signs[0] !== signs[1]) return signs[0] - signs[1];
  if (signs[0] === 0) return 0;
  const sizes = [left, right].map(({ mantissa, scale }) => String(mantissa).replace("-", "").length + scale);
  const [first = 0, second = 0] = sizes;
  if (first !== second) return signs[0] * (first - second);
  // As many digits before the point, so that neither has to grow by more than the other has.
  const scale = Math.min(left.scale, right.scale);
  const [a, b] = [left, right].map((one) => one.mantissa * 10n ** BigInt(one.scale - scale));
  return a === b ? 0 : (a ?? 0n) < (b ?? 0n) ? -1 : 1;
}

function signOf({ mantissa }: Quantity): number {
  return mantissa === 0n ? 0 : mantissa < 0n ? -1 : 1;
}

/** Reads a quantity from an object, where it is text or a number; undefined if invalid. */
export function quantityOf(value: unknown): Quantity | undefined {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const parsed = parseQuantity(goTrim(String(value)));
  return typeof parsed === "string" ? undefined : parsed;
}

/** Returns the nearest number to a quantity's value; 0 if it is missing or invalid. */
export function quantityNumber(value: unknown): number {
  const found = quantityOf(value);
  return found ? Number(`${found.mantissa}e${found.scale}`) : 0;
}
