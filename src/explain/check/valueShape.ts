import { t } from "@vscode/l10n";
import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import type { Definition, FieldType } from "@kubernetes-workshop/kubernetes/schemas/fieldData";

/** What a value has to be, with what the definition of its type says of it. */
export interface Shape extends FieldType {
  readonly fields: Definition["fields"];
  readonly required: readonly string[];
  readonly keepsUnknown: boolean;
}

/** Adds to a type what its definition says. */
export function shapeOf(type: FieldType, definition: Definition | undefined): Shape {
  return {
    ...definition,
    ...type,
    fields: definition?.fields,
    required: definition?.required ?? [],
    keepsUnknown: definition?.keepsUnknown ?? false,
  };
}

/**
 * Says what a value has to be if it is something else, such as one item where the API takes a list.
 *
 * @param field the name of the field, as Markdown
 */
export function shapeProblem(value: unknown, shape: Shape, field: string): string | undefined {
  const { type = "", format, ref, items, values, fields } = shape;
  // These are numbers or text, whatever the schema calls them.
  if (ref === "resource.Quantity" || format === "int-or-string")
    return ["string", "number"].includes(typeof value)
      ? undefined
      : t("{0} must be a number or a string.", field);
  if (items || type === "array")
    return Array.isArray(value) ? undefined : t("{0} must be a list. Start each item with a dash.", field);
  if (values || fields || type === "object")
    return isRecord(value)
      ? undefined
      : t("{0} must contain fields. Write them on the lines below, indented.", field);
  const scalar = scalars.get(type);
  return scalar === undefined || scalar.is(value) ? undefined : scalar.expected(field);
}

interface ScalarType {
  readonly is: (value: unknown) => boolean;
  readonly expected: (field: string) => string;
}

const number = (field: string): string => t("{0} must be a number without quotes.", field);

const scalars: ReadonlyMap<string, ScalarType> = new Map<string, ScalarType>([
  ["integer", { is: Number.isInteger, expected: number }],
  ["number", { is: (value) => typeof value === "number", expected: number }],
  [
    "string",
    {
      is: (value) => typeof value === "string",
      expected: (field) => t("{0} must be a string. Put the value in quotes.", field),
    },
  ],
  [
    "boolean",
    {
      is: (value) => typeof value === "boolean",
      expected: (field) => t("{0} must be true or false without quotes.", field),
    },
  ],
]);
