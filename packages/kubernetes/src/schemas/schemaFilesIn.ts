import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import type { ReadSchemaFile } from "./fieldData.ts";
import { fileInPack, packOf } from "./schemaPack.ts";

/** What the name of a compressed file ends with. The VSIX has its schemas compressed with Brotli. */
export const packedEnding = ".br";

const unpack = promisify(brotliDecompress);

/** Returns a reader for the schema files in a folder, packed or as they are in the source tree. */
export function schemaFilesIn(folder: string): ReadSchemaFile {
  // One hover reads several files of the same pack.
  let last: { readonly file: string; readonly text: Promise<string | undefined> } | undefined;
  const unpacked = (file: string): Promise<string | undefined> => {
    if (last?.file === file) return last.text;
    const text = textOf(file);
    last = { file, text };
    text.catch(() => (last = undefined));
    return text;
  };
  return async (path) => {
    const pack = packOf(path);
    const text = await unpacked(join(folder, `${pack ?? path}${packedEnding}`));
    if (text === undefined) return (await contentOf(join(folder, path)))?.toString("utf8");
    return pack === undefined ? text : fileInPack(text, path);
  };
}

async function textOf(file: string): Promise<string | undefined> {
  const packed = await contentOf(file);
  return packed && (await unpack(packed)).toString("utf8");
}

/** Returns undefined if there is no such file. */
async function contentOf(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
