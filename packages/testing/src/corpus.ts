import { existsSync } from "node:fs";
import { join } from "node:path";
import { type YamlFile, yamlFiles } from "./yamlFiles.ts";

const folder = join(import.meta.dirname, "../../../../shared/corpus");

/** Real-world manifests next to the project on some machines; empty elsewhere. */
export function corpus(): YamlFile[] {
  return existsSync(folder) ? yamlFiles(folder) : [];
}
