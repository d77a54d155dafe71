import { randomUUID } from "node:crypto";
import path from "node:path";
import { runProgram } from "../runProgram.ts";

/** The shell to ask, and the variable. */
export interface ShellQuestion {
  /** The shell's absolute path; never on Windows. */
  readonly shell: string;
  readonly variable: string;
  /** Whether to start a login shell, which reads other profile files than one that is only interactive. */
  readonly isLogin: boolean;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
}

/**
 * Returns the value of an environment variable after an interactive shell has read its profile; undefined if the shell
 * does not answer, empty if the variable is not set.
 *
 * @throws the signal's reason, once it is aborted
 */
export async function shellVariable(question: ShellQuestion): Promise<string | undefined> {
  const { shell, env, signal, timeoutMs } = question;
  const mark = `value-${randomUUID()}`;
  const answer = new RegExp(`^${mark}\\n(?:(.*)\\n)?${mark}$`, "m");
  const end = await runProgram({
    file: shell,
    arguments: shellArguments(path.posix.basename(shell), question, mark),
    env,
    signal,
    timeoutMs,
    maxBytes: 1_000_000,
    isEnough: (stdout) => answer.test(stdout),
  });
  const found = end.kind === "ended" ? answer.exec(end.stdout) : null;
  return found ? (found[1] ?? "") : undefined;
}

/**
 * Builds arguments that make a shell print the variable between two marks, whatever its profile prints before and
 * after. Shells differ in the syntax of variables, but all can run `sh` with a single-quoted argument.
 */
function shellArguments(shell: string, { variable, isLogin }: ShellQuestion, mark: string): string[] {
  const command = `/bin/sh -c 'echo; echo ${mark}; printenv ${variable}; echo ${mark}'`;
  if (/^(?:pwsh|powershell)(?:-preview)?$/.test(shell))
    return [...(isLogin ? ["-Login"] : []), "-Command", command];
  // These accept -l only as the sole argument.
  if (shell === "csh" || shell === "tcsh") return ["-ic", command];
  return ["-i", ...(isLogin ? ["-l"] : []), "-c", command];
}
