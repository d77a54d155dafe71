import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** Reads text files that come with the extension; undefined where there is none of that name. */
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
