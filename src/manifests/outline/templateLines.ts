import { scanKey } from "./scanKey.ts";
import type { Source } from "./source.ts";

/**
 * Finds the end of template lines without a field: control lines (`{{- if … }}`) and comments. Both can span several
 * lines. https://helm.sh/docs/chart_template_guide/
 */
export class TemplateLines {
  private readonly source: Source;
  /** The end of the last comment that was searched for. */
  private commentEnd = -1;

  constructor(source: Source) {
    this.source = source;
  }

  /** An offset in the last line of the template at `start`; in its first line if it is not closed. */
  endOf(start: number, lineEnd: number): number {
    const line = this.source.text.slice(start, lineEnd);
    const isComment = /^\{\{-?[ \t]*\/\*/.test(line);
    if (line.includes(isComment ? "*/" : "}}")) return start;
    return (isComment ? this.endOfComment(lineEnd) : this.endOfExpression(lineEnd)) ?? start;
  }

  /** The end of the comment that begins above `from`; undefined if another one begins first. */
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

  /** The end of an expression over several lines; undefined if a field or another template comes first. */
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
