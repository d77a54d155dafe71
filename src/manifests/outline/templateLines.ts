import { scanKey } from "./scanKey.ts";
import type { Source } from "./source.ts";

/**
 * Finds where lines of a template end that hold no field: control lines (`{{- if … }}`) and comments. Both may go on
 * over lines. https://helm.sh/docs/chart_template_guide/
 */
export class TemplateLines {
  private readonly source: Source;
  /** Where the comment ends that was looked for last. */
  private commentEnd = -1;

  constructor(source: Source) {
    this.source = source;
  }

  /** An offset in the last line of what begins at `start` with `{{`; where that is not closed, in its first line. */
  endOf(start: number, lineEnd: number): number {
    const line = this.source.text.slice(start, lineEnd);
    const isComment = /^\{\{-?[ \t]*\/\*/.test(line);
    if (line.includes(isComment ? "*/" : "}}")) return start;
    return (isComment ? this.endOfComment(lineEnd) : this.endOfExpression(lineEnd)) ?? start;
  }

  /** The end of the comment that begins above `from`; undefined where another begins first. */
  private endOfComment(from: number): number | undefined {
    const { source } = this;
    if (this.commentEnd < from) this.commentEnd = this.find("*/", from);
    const nextStart = this.find("/*", from);
    return this.commentEnd < Math.min(nextStart, source.length) ? this.commentEnd : undefined;
  }

  private find(text: string, from: number): number {
    const found = this.source.text.indexOf(text, from);
    const at = found < 0 ? this.source.length : found;
    this.source.steps += at - from;
    return at;
  }

  /** An expression over several lines: up to its end, unless a field or another template comes first. */
  private endOfExpression(from: number): number | undefined {
    const { source } = this;
    for (let line = from + 1; line < source.length;) {
      const end = source.endOfLine(line);
      const start = source.skipBlanks(line, end);
      const text = source.text.slice(start, end);
      if (text.includes("}}") && !text.includes("{{")) return end;
      if (text.includes("{{") || start === end || scanKey(source, start, end)) return undefined;
      line = end + 1;
    }
    return undefined;
  }
}
