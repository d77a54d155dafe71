import { join } from "node:path";
import type { ReadSchemaFile } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { extensionFiles } from "./extensionFiles.ts";

/** The path of the Kubernetes API's data, the same in the extension's folder as in the project's. */
const kubernetesSchemas = join("packages", "kubernetes", "schemas");

/** Returns the folder of the Kubernetes API's generated data, for the practice cluster. */
export function schemaFolderOf(extensionPath: string): string {
  return join(extensionPath, kubernetesSchemas);
}

/** Returns a reader for the field data of every API that hovers explain, and for the written explanations. */
export function schemaFiles(extensionPath: string): ReadSchemaFile {
  const kubernetes = extensionFiles(extensionPath, kubernetesSchemas);
  const others = extensionFiles(extensionPath, "schemas");
  return (path) => (path.startsWith("kubernetes/") ? kubernetes(path) : others(path));
}
