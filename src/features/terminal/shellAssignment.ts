import path from "node:path";

/**
 * Returns the line that sets an environment variable, in the syntax of the shell.
 *
 * @param shell the path of the shell's program
 * @returns undefined if the syntax of the shell is not known
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
      // An exclamation mark expands to an earlier line, even in quotes.
      return `setenv ${name} '${value.replaceAll("'", String.raw`'\''`).replaceAll("!", String.raw`\!`)}'`;
    case "powershell":
    case "pwsh":
    case "pwsh-preview":
      return `$env:${name} = '${value.replaceAll("'", "''")}'`;
    case "cmd":
      // The Windows command prompt cannot quote these two.
      return /["%]/.test(value) ? undefined : `set "${name}=${value}"`;
    default:
      return undefined;
  }
}

/** Returns the name of a shell's program, without folder and extension. */
export function shellName(shell: string): string {
  return path.win32
    .basename(shell)
    .toLowerCase()
    .replace(/\.exe$/, "");
}
