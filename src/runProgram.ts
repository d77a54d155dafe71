import { type ChildProcess, spawn } from "node:child_process";
import { homedir } from "node:os";

/** The output of a program, as text. */
export interface ProgramOutput {
  readonly stdout: string;
  readonly stderr: string;
}

/** Limits for a program. */
export interface ProgramLimits {
  readonly timeoutMs: number;
  /** The size of standard output and standard error together. */
  readonly maxBytes: number;
}

export interface ProgramStart extends ProgramLimits {
  readonly file: string;
  readonly arguments: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** Whether the output so far is enough, so that the program need not end first. */
  readonly isEnough?: (stdout: string) => boolean;
  /**
   * The signal that ends the program, and every process it has started, when it exceeds a limit; SIGKILL by default.
   */
  readonly endBy?: NodeJS.Signals;
}

/** How a program ended; `code` is null if a signal ended it, or if its output was enough. */
export type ProgramEnd =
  | ({ readonly kind: "ended"; readonly code: number | null } & ProgramOutput)
  | ({ readonly kind: "timeout" } & ProgramOutput)
  | { readonly kind: "tooMuch" }
  | { readonly kind: "notStarted"; readonly error: Error };

/**
 * Runs a program without a shell, without input, and outside the workspace, whose files a tool might read as its
 * settings. A program that exceeds a limit is ended with every process it has started; on Windows, alone.
 *
 * @throws the signal's reason, once it is aborted
 */
export async function runProgram(start: ProgramStart): Promise<ProgramEnd> {
  const { signal, endBy = "SIGKILL" } = start;
  signal.throwIfAborted();
  const child = spawn(start.file, start.arguments, {
    cwd: homedir(),
    env: start.env,
    stdio: ["ignore", "pipe", "pipe"],
    // A process group can be ended as a whole, and has no terminal to ask questions in.
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  const { promise, resolve, reject } = Promise.withResolvers<ProgramEnd>();
  const collected = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  const written = (stream: "stdout" | "stderr"): string => Buffer.concat(collected[stream]).toString("utf8");
  const output = (): ProgramOutput => ({ stdout: written("stdout"), stderr: written("stderr") });
  const ended = (code: number | null): ProgramEnd => ({ kind: "ended", code, ...output() });
  let bytes = 0;
  const take = (stream: "stdout" | "stderr") => (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > start.maxBytes) {
      resolve({ kind: "tooMuch" });
      return;
    }
    collected[stream].push(chunk);
    if (stream === "stdout" && start.isEnough?.(written(stream))) resolve(ended(null));
  };
  child.stdout.on("data", take("stdout"));
  child.stderr.on("data", take("stderr"));
  child.once("error", (error) => resolve({ kind: "notStarted", error }));
  child.once("close", (code) => resolve(ended(code)));
  const timer = setTimeout(() => {
    // If the program itself has ended, only a process that it started still holds the pipes.
    const { exitCode } = child;
    resolve(exitCode === null ? { kind: "timeout", ...output() } : ended(exitCode));
  }, start.timeoutMs);
  const abort = (): void => reject(signal.reason as Error);
  signal.addEventListener("abort", abort, { once: true });
  try {
    const end = await promise;
    // A login shell may have started a process that should stay, such as an ssh-agent; end only the shell itself.
    if (end.kind === "ended") child.kill("SIGKILL");
    else endGroup(child, endBy);
    return end;
  } catch (error) {
    endGroup(child, endBy);
    throw error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", abort);
    // A process that still holds the other end of the pipes must not delay anything.
    child.stdout.destroy();
    child.stderr.destroy();
  }
}

function endGroup(child: ChildProcess, by: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  if (process.platform === "win32") {
    child.kill(by);
    return;
  }
  try {
    process.kill(-child.pid, by);
  } catch {
    // The whole group has ended.
  }
}
