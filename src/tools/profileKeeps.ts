import { randomUUID } from "node:crypto";
import path from "node:path";
import { shellVariable } from "./shellVariable.ts";

/**
 * Whether a shell's profile keeps the initial value of an environment variable, so that a terminal has the value that
 * it was opened with. Tries both a login shell and an interactive one, since terminals start either. False also if the
 * shell does not answer, and on Windows, where no shell is tried.
 */
export async function profileKeeps(
  variable: string,
  shell: string,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
  timeoutMs = 5_000,
): Promise<boolean> {
  if (platform === "win32" || !path.posix.isAbsolute(shell)) return false;
  const { signal } = new AbortController();
  const value = `/kept-${randomUUID()}`;
  const asked = await Promise.all(
    [true, false].map((isLogin) =>
      shellVariable({
        shell,
        variable,
        isLogin,
        // Profiles use this to recognise an editor's terminal.
        env: { ...env, TERM_PROGRAM: "vscode", [variable]: value },
        signal,
        timeoutMs,
      }),
    ),
  );
  return asked.every((answer) => answer === value);
}
