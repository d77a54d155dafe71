import { schemaSources, type SchemaStore } from "../../src/explain/schemaStore.ts";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { FieldSchema, FieldType } from "@kubernetes-workshop/kubernetes/schemas/fieldData";

/** A field below a kind, and the definition that declares it. */
export interface FieldOfKind {
  readonly path: readonly (string | number)[];
  readonly definition: string;
  readonly name: string;
  readonly schema: FieldSchema;
}

/** Yields the fields of all definitions that a kind reaches, each definition once. */
export async function* fieldsOfKind(
  schemas: SchemaStore,
  apiVersion: string,
  kind: string,
): AsyncGenerator<FieldOfKind> {
  const seen = new Set<string>();
  async function* below(name: string, path: readonly (string | number)[]): AsyncGenerator<FieldOfKind> {
    if (seen.has(name)) return;
    seen.add(name);
    const definition = await schemas.definition(name);
    for (const [field, schema] of Object.entries(definition?.fields ?? {})) {
      const fieldPath = [...path, field];
      yield { path: fieldPath, definition: name, name: field, schema };
      for (const [ref, rest] of refsIn(schema)) yield* below(ref, [...fieldPath, ...rest]);
    }
  }
  for (const source of schemaSources) {
    const root = ownField(ownField(await schemas.kinds(source), apiVersion), kind);
    if (root !== undefined) yield* below(root, []);
  }
}

/** Returns the definitions in a type, each with the path to it through lists and maps. */
function refsIn(type: FieldType): [ref: string, path: readonly (string | number)[]][] {
  if (type.ref !== undefined) return [[type.ref, []]];
  const inner = type.items ?? type.values;
  const step = type.items ? 0 : "key";
  return inner ? refsIn(inner).map(([ref, path]) => [ref, [step, ...path]]) : [];
}
