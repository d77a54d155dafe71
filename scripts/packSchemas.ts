import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { explanationPackage } from "@kubernetes-workshop/kubernetes/schemas/explanationPackage";
import { packedEnding } from "@kubernetes-workshop/kubernetes/schemas/schemaFilesIn";
import { joinPack, packOf } from "@kubernetes-workshop/kubernetes/schemas/schemaPack";
import { schemaFolder } from "@kubernetes-workshop/kubernetes/schemas/schemaFolder";

const schemas = join(import.meta.dirname, "../schemas");

/**
 * Returns the schema files as the extension reads them, by their paths: those of the Kubernetes API, of eksctl, of
 * custom resources, and of other files as they are, and the written explanations of a language in one file for each
 * package. One by one, the hundreds of small texts would take three times the room.
 */
export function schemaFilesToPack(): ReadonlyMap<string, string> {
  return new Map([
    ...filesBelow(schemaFolder, ""),
    ...filesBelow(join(schemas, "eksctl"), "eksctl/"),
    ...filesBelow(join(schemas, "custom"), "custom/"),
    ...filesBelow(join(schemas, "files"), "files/"),
    ["explanations/sameAs.json", readFileSync(join(schemas, "explanations/sameAs.json"), "utf8")],
    ...languages.flatMap((language) => [...explanationFiles(language)]),
  ]);
}

function filesBelow(folder: string, prefix: string): [path: string, text: string][] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".json"))
    .map((name) => [`${prefix}${name}`, readFileSync(join(folder, name), "utf8")]);
}

/** Joins the texts about the definitions of a package, each below a `# ` heading with its name. */
function explanationFiles(language: string): ReadonlyMap<string, string> {
  const folder = join(schemas, "explanations", language);
  const files = new Map<string, string>();
  for (const name of readdirSync(folder).sort()) {
    const definition = name.replace(/\.md$/, "");
    const path = `explanations/${language}/${explanationPackage(definition)}.md`;
    const text = readFileSync(join(folder, name), "utf8").trim();
    files.set(path, `${files.get(path) ?? ""}# ${definition}\n\n${text}\n\n`);
  }
  return files;
}

/** Returns the files to compress, with those that share a pack joined. */
function packs(): ReadonlyMap<string, string> {
  const joined = new Map<string, Map<string, string>>();
  const alone = new Map<string, string>();
  for (const [path, text] of schemaFilesToPack()) {
    const pack = packOf(path);
    if (pack === undefined) alone.set(path, text);
    else joined.set(pack, (joined.get(pack) ?? new Map<string, string>()).set(path, text));
  }
  return new Map([
    ...alone,
    ...[...joined].map(([pack, files]): [string, string] => [pack, joinPack(files)]),
  ]);
}

/** Writes the packed schema files into a folder, in place of what is there. */
export function packSchemas(target: string): void {
  rmSync(target, { recursive: true, force: true });
  for (const [path, text] of packs()) {
    const file = join(target, `${path}${packedEnding}`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_LGWIN]: 24 } }));
  }
}
