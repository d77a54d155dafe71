/**
 * Records what each test file depends on, for `PassedTests`: mocha loads this before all else. It wraps those functions
 * of Node that read files or start programs, and belongs to `npm run check` alone.
 */
import childProcess from "node:child_process";
import fs from "node:fs";
import { registerHooks, syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import workerThreads from "node:worker_threads";
import { type InputKind, Inputs } from "./inputs.ts";

const root = join(import.meta.dirname, "../..");
const self = import.meta.filename;

/** What the lock file stands for, what tests write, and what no test may depend on. */
const ignored =
  /^(?:node_modules|\.artifacts|\.git|\.control-plane|\.code-server)(?:\/|$)|(?:^|\/)node_modules(?:\/|$)/;
const outside = [tmpdir(), "/proc", "/sys", "/dev"];

/** What the tests of this process depend on. */
export const recorded = new Inputs();

/** The path from the repository's folder, with `/`; undefined for what no result depends on. */
export function repositoryPath(file: string): string | undefined {
  const path = relative(root, file).split(sep).join("/");
  const isOutside = path.startsWith("../") || isAbsolute(path);
  if (isOutside && outside.some((folder) => file.startsWith(folder))) return undefined;
  return ignored.test(path) ? undefined : path;
}

registerHooks({
  resolve(specifier, context, nextResolve) {
    const found = nextResolve(specifier, context);
    const importer = moduleOf(context.parentURL);
    const module = moduleOf(found.url);
    if (importer !== undefined && module !== undefined) recorded.imported(importer, module);
    return found;
  },
});

function moduleOf(url: string | undefined): string | undefined {
  return url?.startsWith("file:") ? repositoryPath(fileURLToPath(url)) : undefined;
}

/** The file of the repository whose code is running: the innermost, since others may be handed what it keeps. */
function caller(): string | undefined {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 100;
  const stack = new Error("caller").stack ?? "";
  Error.stackTraceLimit = limit;
  for (const [, url = ""] of stack.matchAll(/(file:\/\/[^\s)]+?):\d+:\d+\)?$/gm)) {
    const file = fileURLToPath(url);
    const path = file === self ? undefined : repositoryPath(file);
    if (path !== undefined) return path;
  }
  return undefined;
}

/** Code that runs without any of ours below it belongs to the test file that is running. */
let running: string | undefined;
export function startTestFile(file: string | undefined): void {
  running = file;
}

function noteRead(target: unknown, kind: InputKind): void {
  const file = target instanceof URL ? fileURLToPath(target) : String(target);
  // A descriptor has been opened by its path.
  const path = typeof target === "number" ? undefined : repositoryPath(resolve(file));
  const module = path === undefined ? undefined : (caller() ?? running);
  if (path !== undefined && module !== undefined) recorded.read(module, path, kind);
}

function noteAnything(): void {
  const module = running ?? caller();
  if (module !== undefined) recorded.readAnything(module);
}

/** Replaces functions of a module by ones that first call `note` with their arguments. */
function wrap(module: object, names: readonly string[], note: (args: readonly unknown[]) => void): void {
  for (const name of names) {
    const original: unknown = Reflect.get(module, name);
    if (typeof original !== "function") continue;
    const wrapped = function (this: unknown, ...args: unknown[]): unknown {
      note(args);
      return Reflect.apply(original, this, args);
    };
    // Some carry properties, such as what `promisify` is to return.
    Object.defineProperties(wrapped, Object.getOwnPropertyDescriptors(original));
    Reflect.set(module, name, wrapped);
  }
}

const isRecursive = (options: unknown): boolean =>
  typeof options === "object" && options !== null && Reflect.get(options, "recursive") === true;

for (const module of [fs, fs.promises]) {
  const reads = ["readFile", "open", "stat", "access", "lstat", "opendir", "copyFile"];
  const sync = reads.map((name) => `${name}Sync`);
  wrap(module, [...reads, ...sync, "existsSync", "createReadStream"], ([path]) => noteRead(path, "file"));
  wrap(module, ["readdir", "readdirSync"], ([path, options]) =>
    noteRead(path, isRecursive(options) ? "tree" : "file"),
  );
  wrap(module, ["glob", "globSync", "cp", "cpSync"], noteAnything);
}
const programs = ["spawn", "exec", "execFile", "fork"];
wrap(childProcess, [...programs, ...programs.map((name) => `${name}Sync`)], noteAnything);
workerThreads.Worker = class extends workerThreads.Worker {
  constructor(...args: ConstructorParameters<typeof workerThreads.Worker>) {
    noteAnything();
    super(...args);
  }
};
syncBuiltinESMExports();
