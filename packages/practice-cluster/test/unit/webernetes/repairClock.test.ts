import assert from "node:assert/strict";
import { Clock } from "@ngrok/webernetes";
import { keepSteady, repairClock } from "../../../src/webernetes/repairClock.ts";

describe("repairClock", () => {
  it("lets no delay be so long that it fires at once", async () => {
    using clock = new Clock();
    repairClock(clock);
    const fired: string[] = [];
    clock.setTimeout(() => fired.push("timeout"), 366 * 86_400_000);
    clock.setTimeout(() => fired.push("nonsense"), Number.NaN);
    clock.setInterval(() => fired.push("interval"), 1e99);
    await new Promise<void>((resolve) => void clock.setTimeout(resolve, 20));
    assert.deepEqual(fired, []);
  });
});

describe("the time of the simulation", () => {
  const day = 86_400_000;

  /** The tolerance covers the two underlying clocks, which tick separately, one of them in whole milliseconds. */
  const isBetween = (time: number, from: number, to: number): void =>
    assert.ok(time >= from - 5 && time < to, `${time} is between ${from} and ${to}`);

  const dateNow = Date.now;
  afterEach(() => (Date.now = dateNow));

  it("goes on where the machine's clock is set back by years, and follows it once that is there again", () => {
    const clock = new Clock();
    keepSteady(clock);
    const before = clock.nowMs();
    Date.now = () => dateNow() - 5 * 365 * day;
    assert.ok(clock.nowMs() >= before && clock.nowMs() < before + day);
    Date.now = () => dateNow() + 2 * day;
    assert.ok(clock.nowMs() >= before + 2 * day && clock.nowMs() < before + 3 * day);
  });

  it("begins where it is told to, and is not lost when it is stepped", () => {
    const clock = new Clock();
    const later = Date.now() + 365 * day;
    keepSteady(clock, later);
    isBetween(clock.nowMs(), later, later + day);
    clock.step(day);
    isBetween(clock.nowMs(), later + day, later + 2 * day);
    clock.pause();
    clock.step(day);
    clock.resume();
    isBetween(clock.nowMs(), later + 2 * day, later + 3 * day);
    clock.clear();
  });
});
