import path from "node:path";

/**
 * The line that sets an environment variable in a shell, in that shell's own syntax.
 *
 * @param shell path of the shell's program
 * @returns undefined for a shell whose syntax is not known
 */
export function shellAssignment(shell: string, name: string, value: string): string | undefined {
  switch (shellName(shell)) {
    case "bash":
    case "dash":
    case "ksh":
    case "sh":
    case "zsh":
      return `export ${name}='${value.replaceAll("'", String.raw`'\''`)}'`;
    case "fish":
      return `set -gx ${name} '${value.replaceAll(/[\\']/g, String.raw`\$&`)}'`;
    case "csh":
    case "tcsh":
      // An exclamation mark would call up an earlier line, even in quotes.
      return `setenv ${name} '${value.replaceAll("'", String.raw`'\''`).replaceAll("!", String.raw`\!`)}'`;
    case "powershell":
    case "pwsh":
    case "pwsh-preview":
      return `$env:${name} = '${value.replaceAll("'", "''")}'`;
    case "cmd":
      // The prompt of Windows has no way to quote these two.
      return /["%]/.test(value) ? undefined : `set "${name}=${value}"`;
    default:
      return undefined;
  }
}

/** The name of a shell's program, without folder and ending. */
export function shellName(shell: string): string {
  return path.win32
    .basename(shell)
    .toLowerCase()
    .replace(/\.exe$/, "");
}
