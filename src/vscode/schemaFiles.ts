import { join } from "node:path";
import type { ReadSchemaFile } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { extensionFiles } from "./extensionFiles.ts";

/** Where the data of the Kubernetes API lies in the extension's folder, as it does in the project's. */
const kubernetesSchemas = join("packages", "kubernetes", "schemas");

/** The folder of the generated data of the Kubernetes API, for the practice cluster. */
export function schemaFolderOf(extensionPath: string): string {
  return join(extensionPath, kubernetesSchemas);
}

/** Reads the field data of every API that the hover knows, and the written explanations. */
export function schemaFiles(extensionPath: string): ReadSchemaFile {
  const kubernetes = extensionFiles(extensionPath, kubernetesSchemas);
  const others = extensionFiles(extensionPath, "schemas");
  return (path) => (path.startsWith("kubernetes/") ? kubernetes(path) : others(path));
}
