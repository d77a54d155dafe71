import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";

/** How a command is run. */
export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Written to its standard input. */
  readonly input?: string;
  /** Also show what it writes, on standard error, while it runs. */
  readonly show?: boolean;
}

/** What a command wrote, and how it ended. */
export interface CommandResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/** Runs a command to its end and answers with what it wrote; fails only when it cannot be started. */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const { cwd, env = process.env, input = "", show = false } = options;
  const child = spawn(command, args, { cwd, env, stdio: ["pipe", "pipe", "pipe"] });
  // A command that ends before it has read everything is told apart by its exit code, not by EPIPE.
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

/** Runs a command that must succeed, and answers with its standard output. */
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
