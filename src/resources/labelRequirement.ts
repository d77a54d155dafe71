/** One condition on a label or a field; the fields are those of the API's `LabelSelectorRequirement`. */
export interface Requirement {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly unknown[] | undefined;
}

/**
 * Whether a value meets a requirement; `undefined` is a label that is not there.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function meets({ operator, values = [] }: Requirement, value: string | undefined): boolean {
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
      return value !== undefined && Number(value) > Number(values[0]);
    case "Lt":
      return value !== undefined && Number(value) < Number(values[0]);
    default:
      return false;
  }
}
