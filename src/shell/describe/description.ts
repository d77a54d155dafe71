import { escaped } from "../print/escaped.ts";
import { describeTabs, tabbed } from "../print/tabbed.ts";

/** A text that is put together line by line, with tabs for columns; as kubectl's own it indents by levels. (kubectl `describe.PrefixWriter`) */
export class Description {
  private readonly parts: string[] = [];
  private pending = "";

  /** A line, which begins as far in as its level. */
  line(level: number, text: string): void {
    this.pending += `${"  ".repeat(level)}${text}\n`;
  }

  /** A field with its value. */
  field(level: number, name: string, value: string | number | boolean): void {
    this.line(level, `${name}:\t${value}`);
  }

  /** Text as it is, with its own line breaks. */
  add(text: string): void {
    this.pending += text;
  }

  /** What follows has columns of its own. */
  breakColumns(): void {
    this.parts.push(tabbed(this.pending, describeTabs));
    this.pending = "";
  }

  toString(): string {
    this.breakColumns();
    return escaped(this.parts.join(""));
  }

  /** The text as it is, to be set in columns by others or by none. */
  get unaligned(): string {
    return this.parts.join("") + this.pending;
  }
}
