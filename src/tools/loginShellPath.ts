import path from "node:path";
import { shellVariable } from "./shellVariable.ts";

/** The answer of a login shell. */
export type LoginShellPath =
  | { readonly kind: "answered"; readonly shell: string; readonly path: string }
  | { readonly kind: "silent"; readonly shell: string }
  | { readonly kind: "none" };

/**
 * Finds out the PATH of a terminal, that is, of the user's login shell. An editor that was started from the dock or the
 * desktop has not read the shell's profile, and does not know Homebrew's folder, for one. VS Code asks the shell the
 * same way; profiles may save themselves work when they see its variable.
 */
export async function loginShellPath(
  shell: string | undefined,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
  timeoutMs = 10_000,
): Promise<LoginShellPath> {
  if (!shell || !path.posix.isAbsolute(shell)) return { kind: "none" };
  const found = await shellVariable({
    shell,
    variable: "PATH",
    isLogin: true,
    env: { ...env, VSCODE_RESOLVING_ENVIRONMENT: "1" },
    signal,
    timeoutMs,
  });
  return found ? { kind: "answered", shell, path: found } : { kind: "silent", shell };
}
