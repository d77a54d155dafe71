import assert from "node:assert/strict";
import { steadyTime } from "../../../src/base/steadyTime.ts";

const hour = 3_600_000;

describe("steadyTime", () => {
  let wall: number;
  let monotonic: number;
  beforeEach(() => ([wall, monotonic] = [1_000 * hour, 7]));
  const start = (notBefore?: number): (() => number) =>
    steadyTime(notBefore, { wallMs: () => wall, monotonicMs: () => monotonic });
  const pass = (ms: number): void => {
    wall += ms;
    monotonic += ms;
  };

  it("is that of the machine's clock", () => {
    const now = start();
    assert.equal(now(), wall);
    pass(hour);
    assert.equal(now(), wall);
  });

  it("goes on where the clock is set back, and with the clock once that is there again", () => {
    const now = start();
    wall -= 9 * hour;
    assert.equal(now(), 1_000 * hour);
    pass(hour);
    assert.equal(now(), 1_001 * hour);
    wall += 12 * hour;
    assert.equal(now(), wall);
  });

  it("begins where it is told to, unless it is later", () => {
    assert.equal(start(2_000 * hour)(), 2_000 * hour);
    assert.equal(start(hour)(), wall);
  });
});
