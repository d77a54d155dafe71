import { ownField } from "../../base/ownField.ts";
import type { ProcessContext } from "@ngrok/webernetes";

/** What a command reads and writes; a shell replaces parts of it for pipes and redirections. */
export interface Io {
  readonly context: ProcessContext;
  readonly env: Map<string, string>;
  readonly stdin: string;
  out(text: string): void;
  err(text: string): void;
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

/** Runs a command by its name or path; one that is not there ends with 127, as in a shell. */
export async function runCommand(commands: Commands, io: Io, argv: readonly string[]): Promise<number> {
  const [path = "", ...args] = argv;
  const name = path.slice(path.lastIndexOf("/") + 1);
  const command = ownField(commands, name);
  if (command) return await command(io, args);
  io.err(`${path}: not found\n`);
  return 127;
}
