import { randomUUID } from "node:crypto";
import path from "node:path";
import { runProgram } from "../runProgram.ts";

/** What a shell is asked for. */
export interface ShellQuestion {
  /** Its absolute path, on a machine that is not Windows. */
  readonly shell: string;
  readonly variable: string;
  /** As a login shell it reads other files of its profile than as one that is only interactive. */
  readonly isLogin: boolean;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
}

/**
 * The value that an environment variable has once an interactive shell has read its profile; undefined where the
 * shell does not say, empty where the variable is not set.
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
 * Has a shell print the variable between two marks, whatever its profile prints before and after. Shells differ in
 * how they write variables; each knows how to run `sh` with an argument in single quotes.
 */
function shellArguments(shell: string, { variable, isLogin }: ShellQuestion, mark: string): string[] {
  const command = `/bin/sh -c 'echo; echo ${mark}; printenv ${variable}; echo ${mark}'`;
  if (/^(?:pwsh|powershell)(?:-preview)?$/.test(shell))
    return [...(isLogin ? ["-Login"] : []), "-Command", command];
  // They take -l only when it stands alone.
  if (shell === "csh" || shell === "tcsh") return ["-ic", command];
  return ["-i", ...(isLogin ? ["-l"] : []), "-c", command];
}
