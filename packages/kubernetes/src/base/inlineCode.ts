/**
 * Formats text from outside as inline code of Markdown, whatever characters it contains: one line, without control
 * characters and without the colors that a program may write.
 */
export function inlineCode(text: string): string {
  // eslint-disable-next-line no-control-regex -- a program may color what it writes
  const plain = text.replace(/\u001b\[[\d;]*[A-Za-z]|[\u0000-\u001f\u007f]/g, "");
  const fence = "`".repeat(1 + Math.max(0, ...[...plain.matchAll(/`+/g)].map(([run]) => run.length)));
  return fence.length > 1 ? `${fence} ${plain} ${fence}` : `\`${plain}\``;
}

/** The same in a cell of a table, which a bar would end. */
export function cellCode(text: string): string {
  return inlineCode(text).replaceAll("|", "\\|");
}
