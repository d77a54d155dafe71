import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { DefinitionFile, KindIndex } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { schemaFolder } from "@kubernetes-workshop/kubernetes/schemas/schemaFolder";
import type { SchemaSet } from "./schemaChanges.ts";

const folder = join(schemaFolder, "kubernetes");

/** Reads the currently generated schemas. */
export function readSchemas(): SchemaSet {
  const names = readdirSync(folder).map((file) => file.replace(/\.json$/, ""));
  const files = names.filter((name) => !["kinds", "pages", "since"].includes(name));
  return {
    kinds: read("kinds") as KindIndex,
    files: new Map(files.map((name) => [name, read(name) as DefinitionFile])),
  };
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8"));
}
