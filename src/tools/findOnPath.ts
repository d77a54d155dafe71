import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import path from "node:path";

/** Where programs are looked for. */
export interface SearchPath {
  /** In the order in which they are searched. */
  readonly directories: readonly string[];
  /** What may follow a program's name in its file name: nothing, except on Windows. */
  readonly extensions: readonly string[];
}

/**
 * The search path of PATH variables, of the first before that of the next. Relative entries are left out: they
 * would mean the folder that one happens to be in, whose programs nobody has asked for.
 *
 * @param pathExtensions the variable PATHEXT, which Windows alone has
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

/** The first file of a search path that runs a program. Directories that are not there or cannot be read are passed over. */
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
