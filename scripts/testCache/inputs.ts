/** Any file of the repository may have been read: a process or a thread reads what it likes. */
export const everything = "everything";

/** What a path stood for when a test asked for it. A folder is its list of names, a tree that of all folders in it. */
export type InputKind = "file" | "tree";

/**
 * What the test files of one run depend on. Modules are loaded once for all of them, and may keep what they read, so
 * reads belong to the module that made them, and a test file depends on the reads of all modules that it imports,
 * directly or not.
 */
export class Inputs {
  readonly #imports = new Map<string, Set<string>>();
  readonly #reads = new Map<string, Set<string>>();

  /** A module imported another, by their paths. */
  imported(importer: string, module: string): void {
    setOf(this.#imports, importer).add(module);
  }

  /** A module read a file or the names in a folder, found one, or found none. */
  read(module: string, path: string, kind: InputKind = "file"): void {
    setOf(this.#reads, module).add(kind === "tree" ? `${path}/**` : path);
  }

  /** A module did what may read any file. */
  readAnything(module: string): void {
    setOf(this.#reads, module).add(everything);
  }

  /** The paths that a test file depends on, itself included, in order. */
  of(testFile: string): string[] {
    const modules = new Set([testFile]);
    // A Set also visits what is added while it is iterated.
    for (const module of modules)
      for (const imported of this.#imports.get(module) ?? []) modules.add(imported);
    const reads = [...modules].flatMap((module) => [...(this.#reads.get(module) ?? [])]);
    return [...new Set([...modules, ...reads])].sort();
  }
}

function setOf(map: Map<string, Set<string>>, key: string): Set<string> {
  let found = map.get(key);
  if (!found) map.set(key, (found = new Set()));
  return found;
}
