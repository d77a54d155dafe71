import { type Commands, type Io, runCommand } from "../program.ts";
import { Jump } from "./jump.ts";
import { ShellError } from "./shellError.ts";
import type { Node } from "./syntaxTree.ts";
import type { Variables } from "./variables.ts";

/** The state of a shell that its builtins read and change. */
interface ShellProcess {
  readonly commands: Commands;
  readonly variables: Variables;
  readonly functions: Map<string, Node>;
  readonly code: number;
  readonly loops: number;
  parameters: readonly string[];
  stopsOnError: boolean;
  /** Runs a script in the shell itself, and returns its exit code. */
  source(io: Io, script: string): Promise<number>;
  /** Resolves when the background jobs have ended. */
  wait(): Promise<void>;
}

type Builtin = (shell: ShellProcess, io: Io, args: readonly string[]) => Promise<number> | number;

/** Commands that change the shell, and so run within it. */
export const builtins: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  [
    "exit",
    (shell, _io, [code]) => {
      throw new Jump("exit", exitCode("exit", code, shell));
    },
  ],
  [
    "return",
    (shell, _io, [code]) => {
      throw new Jump("return", exitCode("return", code, shell));
    },
  ],
  ["break", (shell, _io, [loops]) => leaveLoops(shell, "break", loops)],
  ["continue", (shell, _io, [loops]) => leaveLoops(shell, "continue", loops)],
  [
    "set",
    (shell, _io, args) => {
      const end = args.indexOf("--");
      for (const arg of end < 0 ? args : args.slice(0, end)) {
        if (/^-[a-z]*e/.test(arg)) shell.stopsOnError = true;
        if (/^\+[a-z]*e/.test(arg)) shell.stopsOnError = false;
      }
      if (end >= 0) shell.parameters = [shell.parameters[0] ?? "sh", ...args.slice(end + 1)];
      return 0;
    },
  ],
  [
    "shift",
    (shell, _io, [count = "1"]) => {
      const [name = "sh", ...rest] = shell.parameters;
      if (Number(count) > rest.length) return 1;
      shell.parameters = [name, ...rest.slice(Number(count))];
      return 0;
    },
  ],
  ["export", assign],
  ["readonly", assign],
  ["local", assign],
  [
    "unset",
    (shell, _io, args) => {
      for (const name of args) {
        if (name === "-f" || name === "-v") continue;
        shell.variables.delete(name);
        if (args[0] === "-f") shell.functions.delete(name);
      }
      return 0;
    },
  ],
  ["eval", async (shell, io, args) => await shell.source(io, args.join(" "))],
  [".", runFile],
  [
    "exec",
    async (shell, io, args) => {
      if (args.length === 0) return 0;
      throw new Jump("exit", await runCommand(shell.commands, io, args, "sh: "));
    },
  ],
  [
    "wait",
    async (shell) => {
      await shell.wait();
      return 0;
    },
  ],
  ["trap", () => 0],
  ["umask", () => 0],
  ["cd", () => 0],
  [":", () => 0],
]);

function exitCode(name: string, code: string | undefined, shell: ShellProcess): number {
  if (code === undefined) return shell.code;
  if (!/^\d{1,10}$/.test(code)) throw new ShellError(`${name}: Illegal number: ${code}`);
  return Number(code) & 255;
}

function leaveLoops(shell: ShellProcess, kind: "break" | "continue", loops = "1"): number {
  if (!/^[1-9]\d{0,9}$/.test(loops)) throw new ShellError(`${kind}: Illegal number: ${loops}`);
  if (shell.loops === 0) return 0;
  throw new Jump(kind, Number(loops));
}

function assign(shell: ShellProcess, _io: Io, args: readonly string[]): number {
  for (const arg of args) {
    const equals = arg.indexOf("=");
    const name = equals < 0 ? arg : arg.slice(0, equals);
    if (name.startsWith("-")) continue;
    if (!/^[A-Za-z_]\w*$/.test(name)) throw new ShellError(`export: ${name}: bad variable name`);
    if (equals >= 0) shell.variables.set(name, arg.slice(equals + 1));
  }
  return 0;
}

async function runFile(shell: ShellProcess, io: Io, [path = ""]: readonly string[]): Promise<number> {
  const script = io.files.read(path);
  if (script === undefined) throw new ShellError(`.: can't open '${path}': No such file or directory`);
  return await shell.source(io, script);
}
