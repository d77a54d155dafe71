/** What Go takes for white space (`unicode.IsSpace`); to JavaScript a byte order mark is one, too. */
const space = "[\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const spaces = new RegExp(`${space}+`);
const atStart = new RegExp(`^${space}+`);

/** The words of a text (`strings.Fields`). */
export function goFields(text: string): string[] {
  return text.split(spaces).filter((field) => field !== "");
}

/** A text without the white space around it (`strings.TrimSpace`). */
export function goTrim(text: string): string {
  const fields = goFields(text);
  const last = fields.at(-1);
  if (last === undefined) return "";
  return text
    .replace(atStart, "")
    .slice(0, text.lastIndexOf(last) + last.length - (atStart.exec(text)?.[0].length ?? 0));
}
