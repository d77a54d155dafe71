import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SchemaStore } from "../../src/explain/schemaStore.ts";
import type { ReadSchemaFile } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { explainedKinds } from "./explainedKinds.ts";
import { fieldsOfKind } from "./fieldsOfKind.ts";

const file = join(import.meta.dirname, "../../schemas/explanations/reviewed.json");
const digits = 8;

/** A definition → a hash of what the API said of its fields when their explanations were last compared with it. */
export type Reviewed = Readonly<Record<string, string>>;

/** Returns what the API says now of the definitions that the explained kinds reach. */
export async function currentDescriptions(read: ReadSchemaFile): Promise<Reviewed> {
  const schemas = new SchemaStore(read);
  const fields = new Map<string, Map<string, unknown>>();
  for (const [apiVersion, kinds] of Object.entries(explainedKinds))
    for (const kind of kinds)
      for await (const { definition, name, schema } of fieldsOfKind(schemas, apiVersion, kind)) {
        const known = fields.get(definition) ?? new Map<string, unknown>();
        fields.set(definition, known.set(name, [schema.description, schema.enum, schema.default]));
      }
  return Object.fromEntries(
    [...fields].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, known]) => [name, hashOf([...known])]),
  );
}

function hashOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, digits);
}

/** Reads what was reviewed; a definition that is missing there never was. */
export function readReviewed(): Reviewed {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Reviewed) : {};
}

/** Keeps that the explanations agree with the API as it is now. */
export function writeReviewed(current: Reviewed): void {
  writeFileSync(file, `${JSON.stringify(current, undefined, 2)}\n`);
}
