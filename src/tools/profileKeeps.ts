import { randomUUID } from "node:crypto";
import path from "node:path";
import { shellVariable } from "./shellVariable.ts";

/**
 * Whether the profile of a shell leaves an environment variable as it was when the shell was started, so that a
 * terminal has the value that it was opened with. The shell is asked both as a login shell and as one that is only
 * interactive, since terminals start either. False also where it does not say, and on Windows, where none is asked.
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
        // Profiles look at this to tell the terminal of an editor from others.
        env: { ...env, TERM_PROGRAM: "vscode", [variable]: value },
        signal,
        timeoutMs,
      }),
    ),
  );
  return asked.every((answer) => answer === value);
}
