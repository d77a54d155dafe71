import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { packedEnding } from "@kubernetes-workshop/kubernetes/schemas/schemaFilesIn";
import { joinPack, packOf } from "@kubernetes-workshop/kubernetes/schemas/schemaPack";
import { schemaFolder } from "@kubernetes-workshop/kubernetes/schemas/schemaFolder";

const schemas = join(import.meta.dirname, "../schemas");

/** What only this project reads: which explanations were compared with the API. */
const ownFile = "explanations/reviewed.json";

/** Returns the files that the extension reads of both folders, by their paths. */
export function schemaFilesToPack(): ReadonlyMap<string, string> {
  return new Map([schemaFolder, schemas].flatMap(filesBelow).filter(([path]) => path !== ownFile));
}

function filesBelow(folder: string): [path: string, text: string][] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => /\.(?:json|md)$/.test(name))
    .sort()
    .map((name) => [name, readFileSync(join(folder, name), "utf8")]);
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
