import type {
  Definition,
  DefinitionFile,
  FieldType,
} from "@kubernetes-workshop/kubernetes/schemas/fieldData";

/**
 * What is wrong with a value by the field data: unknown and missing fields, other types, values that are not
 * allowed. One line each, beginning with the field's path.
 */
export function schemaProblems(
  value: unknown,
  type: FieldType,
  definitions: DefinitionFile,
  path = "",
): string[] {
  const inside = (each: unknown, its: FieldType, name: string): string[] =>
    schemaProblems(each, its, definitions, `${path}${name}`);
  if (type.ref) {
    const definition: Definition | undefined = definitions[type.ref.slice(type.ref.lastIndexOf(".") + 1)];
    if (!definition) return [`${path}: there is no ${type.ref}`];
    if (!isRecord(value)) return [`${path}: is no object`];
    const missing = (definition.required ?? []).filter((name) => !Object.hasOwn(value, name));
    return [
      ...missing.map((name) => `${path}.${name}: is missing`),
      ...Object.entries(value).flatMap(([name, each]) => {
        const field = definition.fields?.[name];
        return field ? inside(each, field, `.${name}`) : [`${path}.${name}: is no field`];
      }),
    ];
  }
  if (type.items) {
    const { items } = type;
    return Array.isArray(value)
      ? value.flatMap((each: unknown, index) => inside(each, items, `[${index}]`))
      : [`${path}: is no list`];
  }
  if (type.values) {
    const { values } = type;
    return isRecord(value)
      ? Object.entries(value).flatMap(([key, each]) => inside(each, values, `.${key}`))
      : [`${path}: is no map`];
  }
  if (!isOfType(value, type.type)) return [`${path}: is no ${type.type ?? "value"}`];
  return type.enum && !Object.hasOwn(type.enum, String(value))
    ? [`${path}: may not be ${String(value)}`]
    : [];
}

function isOfType(value: unknown, type: string | undefined): boolean {
  if (type === "integer") return Number.isInteger(value);
  return type === undefined || type === typeof value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
