import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { Definition, FieldSchema, FieldType } from "@kubernetes-workshop/kubernetes/schemas/fieldData";

/** Finds a definition by its short name. */
export type DefinitionOf = (name: string) => Promise<Definition | undefined>;

/** A field that a path without indexes leads to, as `explain` takes it. */
export interface FieldAtPath {
  readonly schema: FieldSchema;
  readonly name: string;
  /** The path to it in a manifest, in which each list has a first item. */
  readonly path: readonly (string | number)[];
}

/** Follows names through objects, and through the items of lists and the values of maps; undefined where one is no field. */
export async function fieldAtPath(
  root: string,
  path: readonly string[],
  definitionOf: DefinitionOf,
): Promise<FieldAtPath | undefined> {
  let type: FieldType = { ref: root };
  let found: FieldAtPath | undefined;
  for (const name of path) {
    const owner = await definitionWithin(type, definitionOf);
    const schema = ownField(owner?.fields, name);
    if (!owner || !schema) return undefined;
    const before = type.items ? [0] : [];
    found = { schema, name, path: [...(found?.path ?? []), ...before, name] };
    type = schema;
  }
  return found;
}

/** The definition of what is at the bottom of lists and maps. */
export async function definitionWithin(
  type: FieldType,
  definitionOf: DefinitionOf,
): Promise<Definition | undefined> {
  let inner = type;
  for (;;) {
    const below = inner.items ?? inner.values;
    if (below) inner = below;
    else if (inner.ref === undefined) return undefined;
    else {
      const definition = await definitionOf(inner.ref);
      if (!definition) return undefined;
      const next: FieldType | undefined = definition.items ?? definition.values;
      if (!next) return definition;
      inner = next;
    }
  }
}
