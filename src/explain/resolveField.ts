import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { FieldPath } from "../manifests/fieldPath.ts";
import {
  type Definition,
  type FieldSchema,
  type FieldType,
} from "@kubernetes-workshop/kubernetes/schemas/fieldData";

/** What the schema says about a field path. */
export interface ResolvedField {
  /** Short names of the definitions on the way, outermost first; the last declares the field. */
  readonly owners: readonly string[];
  /** Names of the fields on the way, one for each owner. */
  readonly names: readonly string[];
  readonly schema: FieldSchema;
  /** The type at the path: of the field itself, or of an item or value in it. */
  readonly type: FieldType;
  /** Whether the path is a field that its owner requires. */
  readonly required: boolean;
  /** Keys inside a map field, such as `app` in `metadata.labels.app`. */
  readonly mapKeys: readonly string[];
}

/**
 * Follows a field path through the schema; returns undefined if a name in it is not a field. A name in a list is that of
 * a field of its items: the dash is forgotten, or comes from a template.
 */
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
    if (field && type.items) type = type.items;
    const definition = type.ref ? await definitionOf(type.ref) : undefined;
    const schema = ownField(definition?.fields, segment);
    const values: FieldType | undefined = type.values ?? definition?.values;
    if (schema && type.ref) {
      const owners = [...(field?.owners ?? []), type.ref];
      const names = [...(field?.names ?? []), segment];
      const required = definition?.required?.includes(segment) ?? false;
      field = { owners, names, schema, type: schema, required, mapKeys: [] };
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
