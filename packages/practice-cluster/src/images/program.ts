import type { ProcessContext } from "@ngrok/webernetes";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { Files } from "./container/files.ts";
import type { Input } from "./container/input.ts";
import type { ProcessGroup } from "./container/processGroup.ts";

/** What a command reads and writes; a shell replaces parts of it for pipes and redirections. */
export interface Io {
  readonly context: ProcessContext;
  readonly env: ReadonlyMap<string, string>;
  readonly files: Files;
  readonly group: ProcessGroup;
  readonly stdin: Input;
  /** @throws {BrokenPipe} where nobody reads it */
  out(text: string): void;
  err(text: string): void;
  /**
   * Counts work, of about a microsecond a step. Whoever does much or writes much awaits it in between: it waits while
   * it is the turn of others, or while the reader of what is written is behind.
   */
  spend(steps: number): Promise<void> | undefined;
}

/** A command of an image: gets its arguments without its own name, and answers with the exit code. */
export type Command = (io: Io, args: readonly string[]) => Promise<number> | number;

export type Commands = Readonly<Record<string, Command>>;

/** What is inside a teaching image. */
export interface Program {
  /** Stays in front of the `args` of a container. */
  readonly entrypoint: readonly string[];
  /** Is replaced by the `args` of a container. */
  readonly command: readonly string[];
  readonly commands: Commands;
}

/** The longest argument of a process, as in Linux. https://man7.org/linux/man-pages/man2/execve.2.html */
const longestArgument = 131_071;

/** The command of a name or path, where there is one. */
export function commandOf(commands: Commands, path: string): Command | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return ownField(commands, name);
}

/**
 * Runs a command by its name or path, in a process of its own; one that is not there ends with 127, as in a shell.
 *
 * @param prefix stands before what is said of the command itself: `sh: ` in a shell
 */
export async function runCommand(
  commands: Commands,
  io: Io,
  argv: readonly string[],
  prefix = "",
): Promise<number> {
  const [path = "", ...args] = argv;
  const command = commandOf(commands, path);
  if (!command) {
    io.err(`${prefix}${path}: not found\n`);
    return 127;
  }
  if (argv.some(({ length }) => length > longestArgument)) {
    io.err(`${prefix}${path}: Argument list too long\n`);
    return 126;
  }
  using _process = io.group.fork();
  return await command(io, args);
}
