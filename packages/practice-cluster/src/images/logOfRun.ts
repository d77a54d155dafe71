import { copied } from "./container/copied.ts";

/** A line that a container wrote. */
export interface LogLine {
  readonly timeMs: number;
  readonly text: string;
}

/** A kubelet bounds the size of log files; this log is bounded in lines and in bytes. */
const mostLines = 2_000;
const mostBytes = 2 ** 18;

/** containerd splits longer lines, too. */
const longestLine = 16_384;

/** Overhead of a line, in bytes. */
const lineBytes = 64;

/** The newest output of one run of a container. */
export class LogOfRun {
  private kept: LogLine[] = [];
  private rest = "";
  private size = 0;
  private hasEnded = false;

  get isKept(): boolean {
    return !this.hasEnded;
  }

  /** @returns the change of the log's size, in bytes */
  append(text: string, timeMs: number): number {
    const before = this.size;
    const pieces = text.split("\n");
    for (const [index, piece] of pieces.entries()) {
      const isLast = index === pieces.length - 1;
      this.rest += piece;
      this.size += piece.length;
      while (this.rest.length > longestLine) {
        this.keep(this.rest.slice(0, longestLine), timeMs);
        this.rest = this.rest.slice(longestLine);
      }
      if (isLast) break;
      this.keep(this.rest, timeMs);
      this.rest = "";
    }
    // Shortening only at 1.5 times the limit makes it rare.
    if (this.kept.length > 1.5 * mostLines || this.size > 1.5 * mostBytes) this.shorten(mostBytes);
    return this.size - before;
  }

  lines(nowMs: number): readonly LogLine[] {
    const lines = this.kept.slice(-mostLines);
    return this.rest === "" ? lines : [...lines, { timeMs: nowMs, text: this.rest }];
  }

  /** Drops the oldest lines. Returns the same as {@link append}. */
  shorten(bytes: number): number {
    const before = this.size;
    const tooMany = this.kept.length - mostLines;
    let first = 0;
    for (const { text } of this.kept) {
      if (first >= tooMany && this.size <= bytes) break;
      this.size -= lineBytes + text.length;
      first += 1;
    }
    this.kept = this.kept.slice(first);
    return this.size - before;
  }

  /** Drops all lines, and ends the log. Returns the same as {@link append}. */
  drop(): number {
    this.hasEnded = true;
    this.kept = [];
    this.rest = "";
    const size = this.size;
    this.size = 0;
    return -size;
  }

  private keep(text: string, timeMs: number): void {
    this.kept.push({ timeMs, text: copied(text) });
    this.size += lineBytes;
  }
}
