import path from "node:path";
import { shellVariable } from "./shellVariable.ts";

/** What a login shell was asked, and what became of it. */
export type LoginShellPath =
  | { readonly kind: "answered"; readonly shell: string; readonly path: string }
  | { readonly kind: "silent"; readonly shell: string }
  | { readonly kind: "none" };

/**
 * The PATH that a terminal has: that of the user's login shell. An editor that was started from the dock or the
 * desktop has not read the shell's profile, and so knows nothing of Homebrew's folder, for one. VS Code asks the
 * shell in the same way, and profiles may spare themselves work when they see the variable that says so.
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
