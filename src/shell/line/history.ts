/** Lines that are kept to be recalled. */
const mostKept = 200;

/** The lines that were entered, the newest last; one that was entered twice in a row is there once. */
export function withLine(history: readonly string[], line: string): readonly string[] {
  if (line.trim() === "" || history.at(-1) === line) return history;
  return [...history, line].slice(-mostKept);
}
