import { randomUUID } from "node:crypto";
import path from "node:path";
import { runProgram } from "./runProgram.ts";

/** What a login shell was asked, and what became of it. */
export type LoginShellPath =
  | { readonly kind: "answered"; readonly shell: string; readonly path: string }
  | { readonly kind: "silent"; readonly shell: string }
  | { readonly kind: "none" };

/**
 * The PATH that a terminal has: that of the user's login shell. An editor that was started from the dock or the
 * desktop has not read the shell's profile, and so knows nothing of Homebrew's folder, for one. VS Code asks the
 * shell in the same way.
 */
export async function loginShellPath(
  shell: string | undefined,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
  timeoutMs = 10_000,
): Promise<LoginShellPath> {
  if (!shell || !path.posix.isAbsolute(shell)) return { kind: "none" };
  const mark = `path-${randomUUID()}`;
  const answer = new RegExp(`^${mark}\\n(.*)\\n${mark}$`, "m");
  const end = await runProgram({
    file: shell,
    arguments: shellArguments(path.posix.basename(shell), mark),
    env: { ...env, VSCODE_RESOLVING_ENVIRONMENT: "1" },
    signal,
    timeoutMs,
    maxBytes: 1_000_000,
    isEnough: (stdout) => answer.test(stdout),
  });
  const found = end.kind === "ended" ? answer.exec(end.stdout)?.[1] : undefined;
  return found ? { kind: "answered", shell, path: found } : { kind: "silent", shell };
}

/**
 * Has a shell print its PATH between two marks, whatever its profile prints before and after. Shells differ in
 * how they write variables; each knows how to run `sh` with an argument in single quotes.
 */
function shellArguments(shell: string, mark: string): string[] {
  const command = `/bin/sh -c 'echo; echo ${mark}; printenv PATH; echo ${mark}'`;
  if (/^(?:pwsh|powershell)(?:-preview)?$/.test(shell)) return ["-Login", "-Command", command];
  // They take -l only when it stands alone.
  if (shell === "csh" || shell === "tcsh") return ["-ic", command];
  return ["-i", "-l", "-c", command];
}
