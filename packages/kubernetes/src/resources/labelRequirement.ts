/** A condition on a label or a field, with the fields of the API's `LabelSelectorRequirement`. */
export interface LabelRequirement {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly unknown[] | undefined;
}

/**
 * Whether a value meets a requirement; `undefined` stands for a missing label. Node affinity uses the same
 * requirements. https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function meets({ operator, values = [] }: LabelRequirement, value: string | undefined): boolean {
  switch (operator) {
    case "In":
      return value !== undefined && values.includes(value);
    case "NotIn":
      return value === undefined || !values.includes(value);
    case "Exists":
      return value !== undefined;
    case "DoesNotExist":
      return value === undefined;
    case "Gt":
      return compares(value, values[0], (left, right) => left > right);
    case "Lt":
      return compares(value, values[0], (left, right) => left < right);
    default:
      return false;
  }
}

/** Compares two integers; a value that is not an integer is neither more nor less than another. */
function compares(left: unknown, right: unknown, holds: (left: bigint, right: bigint) => boolean): boolean {
  const [a, b] = [integerOf(left), integerOf(right)];
  return a !== undefined && b !== undefined && holds(a, b);
}

/** Parses a 64-bit integer as Go's `ParseInt` does. */
export function integerOf(text: unknown): bigint | undefined {
  if (typeof text !== "string" || !/^[-+]?\d+$/.test(text)) return undefined;
  const value = BigInt(text.replace("+", ""));
  return BigInt.asIntN(64, value) === value ? value : undefined;
}
