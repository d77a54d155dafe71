import type { LogLine } from "./logLine.ts";

/** A line with where it comes from, or a notice about the log. */
export type KeptLine = (LogLine & { readonly source: number }) | { readonly notice: string };

/** The most that is kept of a log. */
export const logLimits = { lines: 10_000, characters: 5_000_000 } as const;

/** Keeps the latest lines of a log and counts those that it has dropped. */
export class LogBuffer {
  private readonly kept: KeptLine[] = [];
  private start = 0;
  private characters = 0;
  private droppedCount = 0;
  private readonly limits: { readonly lines: number; readonly characters: number };

  constructor(limits: LogBuffer["limits"] = logLimits) {
    this.limits = limits;
  }

  /** How many lines were dropped to make room. */
  get dropped(): number {
    return this.droppedCount;
  }

  add(line: KeptLine): void {
    this.kept.push(line);
    this.characters += sizeOf(line);
    const { lines, characters } = this.limits;
    while (this.kept.length - this.start > lines || this.characters > characters) {
      const oldest = this.kept[this.start];
      if (!oldest || this.kept.length - this.start === 1) break;
      this.characters -= sizeOf(oldest);
      this.start++;
      this.droppedCount++;
    }
    // Moving all lines for each that is dropped would take quadratic time.
    if (this.start > lines) {
      this.kept.splice(0, this.start);
      this.start = 0;
    }
  }

  lines(): readonly KeptLine[] {
    return this.kept.slice(this.start);
  }
}

function sizeOf(line: KeptLine): number {
  return "notice" in line ? line.notice.length : line.text.length + (line.time?.length ?? 0);
}
