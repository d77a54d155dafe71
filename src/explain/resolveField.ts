import type { FieldPath } from "../manifests/fieldPath.ts";
import type { Definition, FieldSchema, FieldType } from "./fieldData.ts";

/** What the schema says of a field path. */
export interface ResolvedField {
  /** Short name of the definition that declares the field, such as `core.v1.Container`. */
  readonly owner: string;
  readonly name: string;
  readonly schema: FieldSchema;
  readonly required: boolean;
  /** Keys below a field that holds a map, such as `app` in `metadata.labels.app`. */
  readonly mapKeys: readonly string[];
}

/** Follows a field path through the schema; undefined where a name on it is no field. */
export async function resolveField(
  root: string,
  path: FieldPath,
  definitionOf: (name: string) => Promise<Definition | undefined>,
): Promise<ResolvedField | undefined> {
  let type: FieldType = { ref: root };
  let field: ResolvedField | undefined;
  for (const segment of path) {
    if (typeof segment === "number") {
      if (!type.items) return undefined;
      type = type.items;
      continue;
    }
    const definition = type.ref ? await definitionOf(type.ref) : undefined;
    const schema = definition?.fields?.[segment];
    const values: FieldType | undefined = type.values ?? definition?.values;
    if (schema && type.ref) {
      const required = definition.required?.includes(segment) ?? false;
      field = { owner: type.ref, name: segment, schema, required, mapKeys: [] };
      type = schema;
    } else if (values && field) {
      field = { ...field, mapKeys: [...field.mapKeys, segment] };
      type = values;
    } else {
      return undefined;
    }
  }
  return field;
}
