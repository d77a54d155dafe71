import type { Turns } from "../../src/images/container/cpu.ts";

/** Time for a CPU that goes on whenever it is looked at, so that what depends on it is the same each time. */
export class SteppedTurns implements Turns {
  /** How often the thread was left to others. */
  pauses = 0;
  /** How often of these for a rest. */
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
