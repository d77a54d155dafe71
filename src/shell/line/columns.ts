import { textWidth } from "./cellWidth.ts";

/** What is shown of many choices at once. */
const mostShown = 200;

/** Words in columns, as a shell shows what Tab could mean. */
export function inColumns(words: readonly string[], columns: number): string {
  const shown = words.slice(0, mostShown);
  const width = Math.max(0, ...shown.map(textWidth)) + 2;
  const perRow = Math.max(1, Math.floor(columns / width));
  const rows = Math.ceil(shown.length / perRow);
  const lines = Array.from({ length: rows }, (_none, row) =>
    shown
      .filter((_word, index) => index % rows === row)
      .map((word, index, all) =>
        index === all.length - 1 ? word : word + " ".repeat(width - textWidth(word)),
      )
      .join(""),
  );
  if (words.length > shown.length) lines.push("…");
  return lines.map((line) => `${line}\n`).join("");
}
