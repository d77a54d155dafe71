import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A YAML file of a folder: its path below it, and its text as it is, with any byte order mark and CRLF. */
export interface YamlFile {
  readonly name: string;
  readonly text: string;
}

/** The YAML files of a folder and of those below it, in the order of their names. */
export function yamlFiles(folder: string): YamlFile[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
}
