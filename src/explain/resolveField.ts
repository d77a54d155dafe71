import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { FieldPath } from "../manifests/fieldPath.ts";
import {
  type Definition,
  type FieldSchema,
  type FieldType,
} from "@kubernetes-workshop/kubernetes/schemas/fieldData";

/** What the schema says of a field path. */
export interface ResolvedField {
  /** Short names of the definitions on the way, outermost first; the last declares the field. */
  readonly owners: readonly [...string[], string];
  readonly name: string;
  readonly schema: FieldSchema;
  /** What is at the path: the field's own type, or that of an item or value below it. */
  readonly type: FieldType;
  /** Whether the path is that of a field which its owner must have. */
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
      if (!type.items || !field) return undefined;
      type = type.items;
      field = { ...field, type, required: false };
      continue;
    }
    const definition = type.ref ? await definitionOf(type.ref) : undefined;
    const schema = ownField(definition?.fields, segment);
    const values: FieldType | undefined = type.values ?? definition?.values;
    if (schema && type.ref) {
      const owners = [...(field?.owners ?? []), type.ref] as const;
      const required = definition?.required?.includes(segment) ?? false;
      field = { owners, name: segment, schema, type: schema, required, mapKeys: [] };
      type = schema;
    } else if (values && field) {
      type = values;
      field = { ...field, type, required: false, mapKeys: [...field.mapKeys, segment] };
    } else {
      return undefined;
    }
  }
  return field;
}
