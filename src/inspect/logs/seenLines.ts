import { compareTimes, type LogLine } from "./logLine.ts";

/**
 * Remembers where a log was left, so that it can be read on after a broken connection. The API takes the time to read
 * from in whole seconds only, so it repeats lines, which are left out.
 */
export class SeenLines {
  private last: string | undefined;
  /** How many lines had the last time. */
  private atLast = 0;
  /** How many lines at the last time are still to be left out. */
  private toSkip = 0;
  private isCatchingUp = false;

  /** The time to read from; undefined if nothing was read yet. */
  get sinceTime(): string | undefined {
    return this.last;
  }

  /** Call this before the log is read again. */
  resume(): void {
    this.isCatchingUp = this.last !== undefined;
    this.toSkip = this.atLast;
  }

  /** Returns those lines that were not there before. */
  fresh(lines: readonly LogLine[]): LogLine[] {
    return lines.filter((line) => this.isFresh(line));
  }

  private isFresh({ time }: LogLine): boolean {
    if (time === undefined) return !this.isCatchingUp;
    const order = this.last === undefined ? 1 : compareTimes(time, this.last);
    if (this.isCatchingUp && order <= 0) {
      if (order < 0) return false;
      if (this.toSkip > 0) {
        this.toSkip--;
        return false;
      }
    }
    if (order > 0) this.isCatchingUp = false;
    this.atLast = order === 0 ? this.atLast + 1 : order > 0 ? 1 : this.atLast;
    if (order > 0) this.last = time;
    return true;
  }
}
