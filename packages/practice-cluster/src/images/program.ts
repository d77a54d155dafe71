import type { ProcessContext } from "@ngrok/webernetes";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { Files } from "./container/files.ts";
import type { Input } from "./container/input.ts";
import type { ProcessGroup } from "./container/processGroup.ts";

/** The streams and resources of a command; a shell replaces some of them for pipes and redirections. */
export interface Io {
  readonly context: ProcessContext;
  readonly env: ReadonlyMap<string, string>;
  readonly files: Files;
  readonly group: ProcessGroup;
  readonly stdin: Input;
  /** @throws {BrokenPipe} if the reader has closed its end */
  out(text: string): void;
  err(text: string): void;
  /**
   * Counts work, at about a microsecond a step. A command that computes or writes a lot awaits it in between: the
   * promise settles when it is the container's turn again and the reader of its output has caught up.
   */
  spend(steps: number): Promise<void> | undefined;
}

/** A command of an image: takes its arguments without its own name, and returns the exit code. */
export type Command = (io: Io, args: readonly string[]) => Promise<number> | number;

export type Commands = Readonly<Record<string, Command>>;

/** The contents of a teaching image. */
export interface Program {
  /** Kept before the `args` of a container. */
  readonly entrypoint: readonly string[];
  /** Replaced by the `args` of a container. */
  readonly command: readonly string[];
  readonly commands: Commands;
}

/** The longest argument of a process in Linux. https://man7.org/linux/man-pages/man2/execve.2.html */
const longestArgument = 131_071;

/** Finds a command by its name or path. */
export function commandOf(commands: Commands, path: string): Command | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return ownField(commands, name);
}

/**
 * Runs a command by its name or path in a process of its own. Ends with 127 if there is no such command, as in a shell.
 *
 * @param prefix precedes error messages about the command itself: `sh: ` in a shell
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
