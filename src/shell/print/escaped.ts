/** A text of the cluster without what would steer the terminal; kubectl shows it so, too. (cli-runtime `printers.WriteEscaped`) */
export function escaped(text: string): string {
  return text.replaceAll("\u001b", "^[").replaceAll("\r", String.raw`\r`);
}
