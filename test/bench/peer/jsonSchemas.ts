import type {
  Definition,
  DefinitionFile,
  FieldType,
  KindIndex,
} from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { readSchemaFile } from "../../unit/explain/explained.ts";

/** A JSON schema, as far as the field data goes. */
type JsonSchema = Readonly<Record<string, unknown>>;

const definitionsFile = "_definitions.json";

/**
 * Returns the field data of Kubernetes as the JSON schemas that yaml-language-server downloads otherwise, by the names
 * of their files: `all.json` lists the kinds, and `_definitions.json` has their definitions, in which only known fields
 * are allowed. https://github.com/yannh/kubernetes-json-schema
 */
export async function kubernetesJsonSchemas(): Promise<ReadonlyMap<string, JsonSchema>> {
  const kinds = await readJson<KindIndex>("kinds");
  const types = new Map<string, JsonSchema>();
  for (const [apiVersion, definitions] of Object.entries(kinds))
    for (const [kind, name] of Object.entries(definitions))
      types.set(name, { apiVersion: { enum: [apiVersion] }, kind: { enum: [kind] } });
  const definitions = new Map<string, JsonSchema>();
  const waiting = [...types.keys()];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (definitions.has(longName(name))) continue;
    const definition = await definitionNamed(name);
    definitions.set(longName(name), schemaOf(name, definition, types.get(name)));
    for (const type of [definition, ...Object.values(definition.fields ?? {})]) waiting.push(...refsOf(type));
  }
  return new Map<string, JsonSchema>([
    ["all.json", { oneOf: [...types.keys()].map((name) => ({ $ref: pointerTo(name, definitionsFile) })) }],
    [definitionsFile, { definitions: Object.fromEntries(definitions) }],
  ]);
}

function schemaOf(name: string, definition: Definition, type: JsonSchema = {}): JsonSchema {
  const { fields, required, description } = definition;
  if (name === "resource.Quantity") return { description, type: ["string", "number"] };
  if (definition.format === "int-or-string") return { description, type: ["string", "integer"] };
  const properties = Object.entries(fields ?? {}).map(([field, schema]) => [
    field,
    { ...typeOf(schema), description: schema.description, ...asSchema(type[field]) },
  ]);
  return {
    ...typeOf(definition),
    description,
    ...(fields && {
      type: "object",
      properties: Object.fromEntries(properties) as JsonSchema,
      additionalProperties: false,
      ...(required && { required }),
    }),
  };
}

function asSchema(value: unknown): JsonSchema {
  return typeof value === "object" ? { ...value } : {};
}

function typeOf({ type, ref, items, values, enum: allowed }: FieldType): JsonSchema {
  if (ref !== undefined) return { $ref: pointerTo(ref, "") };
  return {
    ...(type !== undefined && { type }),
    ...(items && { items: typeOf(items) }),
    ...(values && { additionalProperties: typeOf(values) }),
    ...(allowed && { enum: Object.keys(allowed) }),
  };
}

function refsOf({ ref, items, values }: FieldType): string[] {
  return [
    ...(ref === undefined ? [] : [ref]),
    ...[items, values].flatMap((inner) => (inner ? refsOf(inner) : [])),
  ];
}

function pointerTo(name: string, file: string): string {
  return `${file}#/definitions/${longName(name)}`;
}

/** `apps.v1.Deployment` → the name by which the language server knows it. */
function longName(name: string): string {
  return name.startsWith("apiextensions.")
    ? `io.k8s.apiextensions-apiserver.pkg.apis.${name}`
    : `io.k8s.api.${name}`;
}

async function definitionNamed(name: string): Promise<Definition> {
  const dot = name.lastIndexOf(".");
  const file = await readJson<DefinitionFile>(name.slice(0, dot));
  return new Map(Object.entries(file)).get(name.slice(dot + 1)) ?? {};
}

async function readJson<T>(name: string): Promise<T> {
  return JSON.parse((await readSchemaFile(`kubernetes/${name}.json`)) ?? "{}") as T;
}
