/** The shells that quote in the same way: `posix` are sh, bash, zsh and fish. */
export type ShellFamily = "posix" | "powershell" | "cmd";

/** The family of a shell, by the path of its program. */
export function shellFamily(shell: string): ShellFamily {
  const name = shell.slice(Math.max(shell.lastIndexOf("/"), shell.lastIndexOf("\\")) + 1).toLowerCase();
  if (name.startsWith("pwsh") || name.startsWith("powershell")) return "powershell";
  return name === "cmd" || name === "cmd.exe" ? "cmd" : "posix";
}

/** Quotes a word of a command line, if it needs it. */
export function quotedWord(word: string, family: ShellFamily): string {
  if (/^[\w@%+=:,./-]+$/.test(word) && !(family === "cmd" && word.includes("%"))) return word;
  if (family === "posix") return `'${word.replaceAll("'", String.raw`'\''`)}'`;
  if (family === "powershell") return `'${word.replaceAll("'", "''")}'`;
  return `"${word.replaceAll('"', '""')}"`;
}
