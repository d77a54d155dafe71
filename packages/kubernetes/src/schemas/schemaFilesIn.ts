import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import type { ReadSchemaFile } from "./fieldData.ts";

/** What the name of a packed file ends with. The VSIX has its schemas packed: together, they compress much better. */
export const packedEnding = ".br";

const unpack = promisify(brotliDecompress);

/** Returns a reader for the schema files in a folder, packed with Brotli or plain. */
export function schemaFilesIn(folder: string): ReadSchemaFile {
  return async (path) => {
    const file = join(folder, path);
    const packed = await contentOf(`${file}${packedEnding}`);
    return (packed ? await unpack(packed) : await contentOf(file))?.toString("utf8");
  };
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
