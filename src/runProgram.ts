import { type ChildProcess, spawn } from "node:child_process";
import { homedir } from "node:os";

/** What a program wrote, as text. */
export interface ProgramOutput {
  readonly stdout: string;
  readonly stderr: string;
}

/** How far a program may go. */
export interface ProgramLimits {
  readonly timeoutMs: number;
  /** Of standard output and standard error together. */
  readonly maxBytes: number;
}

export interface ProgramStart extends ProgramLimits {
  readonly file: string;
  readonly arguments: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** Says that enough was written, so that the program's end need not be waited for. */
  readonly isEnough?: (stdout: string) => boolean;
  /** How it is ended where it goes too far, with everything that it has started. */
  readonly endBy?: NodeJS.Signals;
}

/** How a program ended; `code` is null where a signal ended it, or where it had written enough. */
export type ProgramEnd =
  | ({ readonly kind: "ended"; readonly code: number | null } & ProgramOutput)
  | { readonly kind: "timeout" }
  | { readonly kind: "tooMuch" }
  | { readonly kind: "notStarted"; readonly error: Error };

/**
 * Runs a program without a shell, without input, and away from the workspace, whose files a tool might read as its
 * settings. A program that goes too far is ended with everything that it has started.
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
    // A group of its own can be killed as a whole; and such a program has no terminal to ask questions in.
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  const { promise, resolve, reject } = Promise.withResolvers<ProgramEnd>();
  const collected = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  const written = (stream: "stdout" | "stderr"): string => Buffer.concat(collected[stream]).toString("utf8");
  const ended = (code: number | null): ProgramEnd => ({
    kind: "ended",
    code,
    stdout: written("stdout"),
    stderr: written("stderr"),
  });
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
    // Where it has ended, only something that it started still holds the pipes.
    const { exitCode } = child;
    resolve(exitCode === null ? { kind: "timeout" } : ended(exitCode));
  }, start.timeoutMs);
  const abort = (): void => reject(signal.reason as Error);
  signal.addEventListener("abort", abort, { once: true });
  try {
    const end = await promise;
    // A login shell may have started what is to stay, an ssh-agent for one; only the shell itself is ended then.
    if (end.kind === "ended") child.kill("SIGKILL");
    else endGroup(child, endBy);
    return end;
  } catch (error) {
    endGroup(child, endBy);
    throw error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", abort);
    // What still holds the other end of the pipes must not keep anybody waiting.
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
    // Nobody of the group is left.
  }
}
