import { t } from "@vscode/l10n";
import { coloredText, plainText } from "./coloredText.ts";
import { type KeptLine, LogBuffer, logLimits } from "./logBuffer.ts";
import type { LogLine } from "./logLine.ts";

/** The colours of prefixes, one for each source in turn: those of the terminal's theme, without red, which is for errors. */
const prefixColors = [36, 33, 35, 32, 34, 96, 93, 95, 92, 94] as const;
const dim = "\u001b[2m";
const plain = "\u001b[0m";
/** Clears the screen and what was scrolled out of it, and goes to the top. */
const clear = "\u001b[2J\u001b[3J\u001b[H";

/** Shows a log in a terminal, and keeps what it has shown within limits. */
export class LogView {
  private readonly buffer: LogBuffer;
  private readonly prefixes: string[] = [];
  private withTimes = false;
  private readonly write: (output: string) => void;
  private readonly header: string;

  /**
   * Creates an empty view.
   *
   * @param write takes what goes to the terminal
   * @param header what stands above the log, in one or more lines
   */
  constructor(
    write: (output: string) => void,
    header: string,
    limits: { readonly lines: number; readonly characters: number } = logLimits,
  ) {
    this.write = write;
    this.header = header;
    this.buffer = new LogBuffer(limits);
  }

  /** Shows what is there, from the top; for the beginning and after the terminal was cleared. */
  draw(): void {
    const { dropped } = this.buffer;
    const lines: readonly KeptLine[] = [
      ...this.header.split("\n").map((notice) => ({ notice })),
      ...(dropped > 0 ? [{ notice: t("{0} older lines were dropped.", dropped) }] : []),
      ...this.buffer.lines(),
    ];
    this.write(clear + lines.map((line) => this.shown(line)).join(""));
  }

  /**
   * Adds a source of lines and returns its number.
   *
   * @param prefix stands before each of its lines; empty for a single source
   */
  addSource(prefix: string): number {
    return this.prefixes.push(prefix) - 1;
  }

  add(source: number, lines: readonly LogLine[]): void {
    this.keep(lines.map((line) => ({ ...line, source })));
  }

  /** Adds a sentence about the log. */
  say(source: number | undefined, notice: string): void {
    const prefix = source === undefined ? "" : (this.prefixes[source] ?? "");
    this.keep([{ notice: prefix === "" ? notice : `${prefix}: ${notice}` }]);
  }

  /** Shows the time of each line, or no longer. */
  toggleTimes(): void {
    this.withTimes = !this.withTimes;
    this.draw();
  }

  /** What is kept, as plain text. */
  text(): string {
    const { dropped } = this.buffer;
    const above = dropped > 0 ? `-- ${t("{0} older lines were dropped.", dropped)}\n` : "";
    return (
      above +
      this.buffer
        .lines()
        .map((line) => this.plain(line))
        .join("")
    );
  }

  private keep(lines: readonly KeptLine[]): void {
    const wasFull = this.buffer.dropped > 0;
    for (const line of lines) this.buffer.add(line);
    const output = lines.map((line) => this.shown(line)).join("");
    if (wasFull || this.buffer.dropped === 0) this.write(output);
    else this.write(output + this.shown({ notice: t("The oldest lines are being dropped from here on.") }));
  }

  private shown(line: KeptLine): string {
    if ("notice" in line) return `${dim}── ${plainText(line.notice)}${plain}\r\n`;
    const prefix = this.prefixes[line.source] ?? "";
    const color = prefixColors[line.source % prefixColors.length] ?? 36;
    const from = prefix === "" ? "" : `\u001b[${color}m${prefix}${plain} `;
    const time = this.withTimes && line.time !== undefined ? `${dim}${line.time}${plain} ` : "";
    return `${from}${time}${coloredText(line.text)}\r\n`;
  }

  private plain(line: KeptLine): string {
    if ("notice" in line) return `-- ${plainText(line.notice)}\n`;
    const parts = [this.prefixes[line.source], this.withTimes ? line.time : undefined, plainText(line.text)];
    return `${parts.filter((part) => part !== undefined && part !== "").join(" ")}\n`;
  }
}
