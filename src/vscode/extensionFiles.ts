import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** Reads text files of the extension; undefined if there is no such file. */
export function extensionFiles(
  extensionPath: string,
  folder: string,
): (path: string) => Promise<string | undefined> {
  return async (path) => {
    try {
      return await readFile(join(extensionPath, folder, path), "utf8");
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
      throw error;
    }
  };
}
