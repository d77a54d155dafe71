import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import { Remembered } from "../base/remembered.ts";
import type { ReadSchemaFile } from "./fieldData.ts";
import { fileInPack, packOf } from "./schemaPack.ts";

/** What the name of a compressed file ends with. The VSIX has its schemas compressed with Brotli. */
export const packedEnding = ".br";

const unpack = promisify(brotliDecompress);

/** Returns a reader for the schema files in a folder, packed or as they are in the source tree. */
export function schemaFilesIn(folder: string): ReadSchemaFile {
  // Many files are read of the same pack.
  const packs = new Remembered((pack: string) => textOf(join(folder, `${pack}${packedEnding}`)));
  return async (path) => {
    const pack = packOf(path);
    const text = await (pack === undefined
      ? textOf(join(folder, `${path}${packedEnding}`))
      : packs.get(pack));
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
