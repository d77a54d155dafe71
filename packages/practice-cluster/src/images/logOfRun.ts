import { copied } from "./container/copied.ts";

/** A line that a container has written. */
export interface LogLine {
  readonly timeMs: number;
  readonly text: string;
}

/** As a kubelet keeps log files of a bounded size; here in lines and bytes. */
const mostLines = 2_000;
const mostBytes = 2 ** 18;

/** A longer line is broken, as containerd does. */
const longestLine = 16_384;

/** What a line costs beside its text, in bytes. */
const lineBytes = 64;

/** What one run of a container has written, the newest part of it. */
export class LogOfRun {
  private kept: LogLine[] = [];
  private rest = "";
  private size = 0;
  private hasEnded = false;

  get isKept(): boolean {
    return !this.hasEnded;
  }

  /** @returns by how many bytes the log has grown, or shrunk */
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
    // To a half more than it may be, so that lines move up seldom.
    if (this.kept.length > 1.5 * mostLines || this.size > 1.5 * mostBytes) this.shorten(mostBytes);
    return this.size - before;
  }

  lines(nowMs: number): readonly LogLine[] {
    const lines = this.kept.slice(-mostLines);
    return this.rest === "" ? lines : [...lines, { timeMs: nowMs, text: this.rest }];
  }

  /** Lets go of the oldest lines; answers as {@link append}. */
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

  /** Lets go of all, and keeps nothing more. */
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
