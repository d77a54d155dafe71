/**
 * What has VS Code's shell integration set a variable anew once the shell has read its profile, in one terminal: the
 * variable by which VS Code itself hands its scripts what extensions ask for by `applyAtShellIntegration`. That
 * interface knows all terminals of a window or none, which would turn terminals that are nobody's but the user's
 * to another cluster. Where the integration does not run, this does nothing.
 */
export function afterProfile(
  name: string,
  value: string,
  platform: NodeJS.Platform = process.platform,
): Readonly<Record<string, string>> {
  // Of the scripts, that of PowerShell takes backslashes as they are, and those of the others as escapes.
  const plain = platform === "win32" ? value.replaceAll("\\", "/") : value.replaceAll("\\", String.raw`\x5c`);
  return { VSCODE_ENV_REPLACE: `${name}=${plain.replaceAll(":", String.raw`\x3a`)}` };
}
