/** White space as in Go (`unicode.IsSpace`). JavaScript also counts the byte order mark. */
const space = "[\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const spaces = new RegExp(`${space}+`);
const atStart = new RegExp(`^${space}+`);

/** Splits text into words (`strings.Fields`). */
export function goFields(text: string): string[] {
  return text.split(spaces).filter((field) => field !== "");
}

/** Trims surrounding white space (`strings.TrimSpace`). */
export function goTrim(text: string): string {
  const fields = goFields(text);
  const last = fields.at(-1);
  if (last === undefined) return "";
  return text
    .replace(atStart, "")
    .slice(0, text.lastIndexOf(last) + last.length - (atStart.exec(text)?.[0].length ?? 0));
}
