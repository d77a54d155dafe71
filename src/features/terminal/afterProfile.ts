/**
 * Returns the environment that makes VS Code's shell integration set a variable again after the shell has read its
 * profile, in one terminal only. VS Code uses the same environment variable for extensions that ask for
 * `applyAtShellIntegration`; that API, however, applies to all terminals of a window, and would point even the user's
 * own terminals at another cluster. Without shell integration, it has no effect.
 */
export function afterProfile(
  name: string,
  value: string,
  platform: NodeJS.Platform = process.platform,
): Readonly<Record<string, string>> {
  // The script for PowerShell takes backslashes literally; the others treat them as escapes.
  const plain = platform === "win32" ? value.replaceAll("\\", "/") : value.replaceAll("\\", String.raw`\x5c`);
  return { VSCODE_ENV_REPLACE: `${name}=${plain.replaceAll(":", String.raw`\x3a`)}` };
}
