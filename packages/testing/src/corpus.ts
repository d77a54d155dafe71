import { existsSync } from "node:fs";
import { join } from "node:path";
import { type YamlFile, yamlFiles } from "./yamlFiles.ts";

const folder = join(import.meta.dirname, "../../../../shared/corpus");

/** The real manifests that lie beside the project on some machines; empty where they do not. */
export function corpus(): YamlFile[] {
  return existsSync(folder) ? yamlFiles(folder) : [];
}
