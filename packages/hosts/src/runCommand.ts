import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";

/** Options for running a command. */
export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Text for its standard input. */
  readonly input?: string;
  /** Whether to echo its output on standard error while it runs. */
  readonly show?: boolean;
}

/** The output and exit code of a command. */
export interface CommandResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/** Runs a command to its end and returns its output; rejects only if it cannot be started. */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const { cwd, env = process.env, input = "", show = false } = options;
  const child = spawn(command, args, { cwd, env, stdio: ["pipe", "pipe", "pipe"] });
  // A command may exit before reading all input; its exit code tells, not EPIPE.
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  const stdout = collect(child.stdout, show);
  const stderr = collect(child.stderr, show);
  // Rejects when the command cannot be started.
  await once(child, "close");
  return { stdout: stdout.join(""), stderr: stderr.join(""), code: child.exitCode ?? 1 };
}

function collect(stream: Readable, show: boolean): readonly string[] {
  const chunks: string[] = [];
  stream.setEncoding("utf8").on("data", (text: string) => {
    chunks.push(text);
    if (show) process.stderr.write(text);
  });
  return chunks;
}

/** Runs a command that must succeed, and returns its standard output. */
export async function mustRun(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  const { stdout, stderr, code } = await runCommand(command, args, options);
  if (code !== 0) {
    throw new Error(`${command} ${args.join(" ")} ended with ${code}:\n${stderr || stdout}`);
  }
  return stdout;
}
