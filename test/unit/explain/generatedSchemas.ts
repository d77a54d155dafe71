import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type {
  DefinitionFile,
  FieldSchema,
  FieldType,
  KindIndex,
} from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { schemaFolder } from "@kubernetes-workshop/kubernetes/schemas/schemaFolder";
import type { PublishedOpenApi, PublishedSchema } from "../../../scripts/kubernetes/publishedOpenApi.ts";

const folder = path.join(schemaFolder, "kubernetes");

/** The generated field data in the shape of the OpenAPI files, for machines without those. */
export function generatedSchemas(): Pick<PublishedOpenApi, "schemas" | "kinds"> {
  const schemas = new Map<string, PublishedSchema>();
  const others = ["kinds.json", "pages.json", "since.json"];
  for (const file of readdirSync(folder).filter((name) => !others.includes(name))) {
    for (const [name, definition] of Object.entries(readJson(file) as DefinitionFile)) {
      const properties = Object.fromEntries(
        Object.entries(definition.fields ?? {}).map(([field, schema]) => [field, published(schema)]),
      );
      const required = definition.required ?? [];
      schemas.set(`${file.replace(/\.json$/, "")}.${name}`, {
        ...published(definition),
        properties,
        required,
      });
    }
  }
  const kinds = Object.entries(readJson("kinds.json") as KindIndex).flatMap(([apiVersion, definitions]) =>
    Object.entries(definitions).map(([kind, name]): [string, string] => [`${apiVersion} ${kind}`, name]),
  );
  return { schemas, kinds: new Map(kinds) };
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(path.join(folder, file), "utf8"));
}

function published(type: FieldType & Pick<FieldSchema, "description">): PublishedSchema {
  return {
    ...(type.description !== undefined && { description: type.description }),
    ...(type.type !== undefined && { type: type.type }),
    ...(type.ref !== undefined && { $ref: `#/components/schemas/${type.ref}` }),
    ...(type.items && { items: published(type.items) }),
    ...(type.values && { additionalProperties: published(type.values) }),
  };
}
