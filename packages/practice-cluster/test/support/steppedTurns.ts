import type { Turns } from "../../src/images/container/cpu.ts";

/** A clock for a CPU that advances each time it is read, which makes tests deterministic. */
export class SteppedTurns implements Turns {
  /** The number of times that the thread was yielded. */
  pauses = 0;
  /** The number of those that were rests. */
  rests = 0;
  private nowMs = 0;

  now(): number {
    this.nowMs += 0.25;
    return this.nowMs;
  }

  yield(goOn: () => void): void {
    this.pauses += 1;
    setImmediate(goOn);
  }

  rest(goOn: () => void, ms: number): void {
    this.rests += 1;
    this.nowMs += ms;
    setImmediate(goOn);
  }
}
