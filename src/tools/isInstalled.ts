import { userInfo } from "node:os";
import { findOnPath, searchPath } from "./findOnPath.ts";
import { loginShellPath } from "./loginShellPath.ts";

/**
 * Whether a terminal would find a program: on the PATH of this process or, failing that, of a login shell.
 *
 * @param shell the login shell; the user's by default
 */
export async function isInstalled(
  program: string,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
  shell: string | undefined = env["SHELL"] ?? userInfo().shell ?? undefined,
  timeoutMs = 5_000,
): Promise<boolean> {
  const isOn = async (path: string | undefined): Promise<boolean> =>
    (await findOnPath(program, searchPath([path], platform, env["PATHEXT"]))) !== undefined;
  if (await isOn(env["PATH"] ?? env["Path"])) return true;
  if (platform === "win32") return false;
  const asked = await loginShellPath(shell, env, new AbortController().signal, timeoutMs);
  return asked.kind === "answered" && isOn(asked.path);
}
