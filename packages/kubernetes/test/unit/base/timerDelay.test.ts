import assert from "node:assert/strict";
import { startNodeTimer } from "../../../src/base/startTimer.ts";
import { longestTimerMs, timerDelay } from "../../../src/base/timerDelay.ts";

describe("timerDelay", () => {
  for (const [ms, expected] of [
    [5, 5],
    [-1, 0],
    [2 ** 31, longestTimerMs],
    [1e99, longestTimerMs],
    [Number.POSITIVE_INFINITY, longestTimerMs],
    [Number.NEGATIVE_INFINITY, 0],
    [Number.NaN, longestTimerMs],
  ] as const)
    it(`${ms} becomes ${expected}`, () => assert.equal(timerDelay(ms), expected));

  it("keeps Node's timers from firing at once and from warning", async () => {
    const warnings: Error[] = [];
    const listener = (warning: Error): void => void warnings.push(warning);
    process.on("warning", listener);
    let fired = false;
    const stop = startNodeTimer(() => (fired = true), 1e99);
    await new Promise<void>((resolve) => void startNodeTimer(resolve, 20));
    stop();
    process.off("warning", listener);
    assert.equal(fired, false);
    assert.deepEqual(warnings, []);
  });
});
