import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A YAML file in a folder: its relative path, and its unchanged text with any byte order mark and CRLF. */
export interface YamlFile {
  readonly name: string;
  readonly text: string;
}

/** Returns the YAML files in a folder and its subfolders, sorted by name. */
export function yamlFiles(folder: string): YamlFile[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
}
