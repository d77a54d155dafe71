import { join } from "node:path";
import type { ReadSchemaFile } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { schemaFilesIn } from "@kubernetes-workshop/kubernetes/schemas/schemaFilesIn";

/** Returns the folder of the packed schemas, which the build makes of `schemas/` and `packages/kubernetes/schemas/`. */
export function schemaFolderOf(extensionPath: string): string {
  return join(extensionPath, "dist", "schemas");
}

/** Returns a reader for the field data of every API that hovers explain, and for the written explanations. */
export function schemaFiles(extensionPath: string): ReadSchemaFile {
  return schemaFilesIn(schemaFolderOf(extensionPath));
}
