import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import path from "node:path";

/** The directories and file extensions of programs. */
export interface SearchPath {
  /** The directories, in search order. */
  readonly directories: readonly string[];
  /** The extensions of programs' file names; on systems other than Windows, only the empty one. */
  readonly extensions: readonly string[];
}

/**
 * Builds the search path from PATH variables, in order. Leaves out relative entries: they would depend on the working
 * directory, whose programs must not run unasked.
 *
 * @param pathExtensions the variable PATHEXT, which only Windows has
 */
export function searchPath(
  variables: readonly (string | undefined)[],
  platform: NodeJS.Platform = process.platform,
  pathExtensions?: string,
): SearchPath {
  const paths = platform === "win32" ? path.win32 : path.posix;
  const directories = variables
    .flatMap((variable) => variable?.split(paths.delimiter) ?? [])
    .map((directory) => (platform === "win32" ? directory.replace(/^"(.*)"$/, "$1") : directory))
    .filter((directory) => paths.isAbsolute(directory));
  const extensions = platform === "win32" ? (pathExtensions ?? ".COM;.EXE;.BAT;.CMD").split(";") : [""];
  return { directories: [...new Set(directories)], extensions: extensions.map((each) => each.trim()) };
}

/**
 * Finds the first executable file of a name on a search path. Skips directories that do not exist or cannot be read.
 */
export async function findOnPath(
  program: string,
  { directories, extensions }: SearchPath,
): Promise<string | undefined> {
  for (const directory of directories) {
    for (const extension of extensions) {
      const file = path.join(directory, program + extension);
      if (await isProgram(file)) return file;
    }
  }
  return undefined;
}

async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
