import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { Definition, FieldSchema, FieldType } from "@kubernetes-workshop/kubernetes/schemas/fieldData";

/** Finds a definition by its short name. */
export type DefinitionOf = (name: string) => Promise<Definition | undefined>;

/** A field that a path without indexes leads to, as `explain` takes it. */
export interface FieldAtPath {
  readonly schema: FieldSchema;
  readonly name: string;
  /** The path to it in a manifest, in which each list has a first item, and each map a key. */
  readonly path: readonly (string | number)[];
}

/** Follows names through objects, and through the items of lists and the values of maps; undefined where one is no field. */
export async function fieldAtPath(
  root: string,
  path: readonly string[],
  definitionOf: DefinitionOf,
): Promise<FieldAtPath | undefined> {
  const known = await fieldsOnPath(root, path, definitionOf);
  return known.length === path.length ? known.at(-1) : undefined;
}

/** Follows names in the same way as far as they are fields, and returns those fields. */
export async function fieldsOnPath(
  root: string,
  path: readonly string[],
  definitionOf: DefinitionOf,
): Promise<readonly FieldAtPath[]> {
  let type: FieldType = { ref: root };
  const known: FieldAtPath[] = [];
  for (const name of path) {
    const owner = await innerDefinition(type, definitionOf);
    const schema = ownField(owner?.definition.fields, name);
    if (!owner || !schema) break;
    known.push({ schema, name, path: [...(known.at(-1)?.path ?? []), ...owner.steps, name] });
    type = schema;
  }
  return known;
}

/** What a value consists of, once lists and maps around it are looked through. */
export interface InnerDefinition {
  readonly definition: Definition;
  /** The short name of the definition. */
  readonly name: string;
  /** The path from the value to it: the first item of each list, and any key of each map. */
  readonly steps: readonly (number | string)[];
}

/** Finds what is at the bottom of lists and maps; undefined for scalars. */
export async function innerDefinition(
  type: FieldType,
  definitionOf: DefinitionOf,
): Promise<InnerDefinition | undefined> {
  let inner = type;
  const steps: (number | string)[] = [];
  // A definition may be a list or a map of itself.
  const seen = new Set<string>();
  for (;;) {
    const below = inner.items ?? inner.values;
    if (below) {
      steps.push(inner.items ? 0 : anyKey);
      inner = below;
      continue;
    }
    if (inner.ref === undefined || seen.has(inner.ref)) return undefined;
    seen.add(inner.ref);
    const definition = await definitionOf(inner.ref);
    if (!definition) return undefined;
    if (!definition.items && !definition.values) return { definition, name: inner.ref, steps };
    inner = { ...(definition.items ? { items: definition.items } : { values: definition.values ?? {} }) };
  }
}

/** Stands for a key that nobody has named. */
const anyKey = "*";
