import type { Source } from "./source.ts";

/**
 * Returns the start of the line after a block scalar, whose lines are blank or deeper than the field's column. Lines of
 * a template, as `{{- if … }}`, may stand anywhere; they end the block if no deeper line comes after them.
 *
 * @param from the start of the line after the header of the block
 */
export function afterBlockScalar(source: Source, from: number, column: number): number {
  let templates: number | undefined;
  let line = from;
  while (line < source.length) {
    const end = source.endOfLine(line);
    const content = source.endOfContent(line, end);
    let first = line;
    while (first < content && source.at(first) === " ") first++;
    const isEmpty = source.skipBlanks(first, content) === content;
    const isDeeper = first - line > column;
    if (!isEmpty && isDeeper) templates = undefined;
    if (!isEmpty && !isDeeper) {
      if (!source.text.startsWith("{{", first)) break;
      templates ??= line;
    }
    line = end + 1;
  }
  return templates ?? line;
}
