import assert from "node:assert/strict";
import { age } from "../../../src/resources/age.ts";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const year = 365 * day;
const nanosecond = 1e-6;

const testHumanDuration: readonly (readonly [ms: number, text: string])[] = [
  [second, "1s"],
  [70 * second, "70s"],
  [190 * second, "3m10s"],
  [70 * minute, "70m"],
  [47 * hour, "47h"],
  [49 * hour, "2d1h"],
  [8 * day + 2 * hour, "8d"],
  [367 * day, "367d"],
  [2 * year + 25 * hour, "2y1d"],
  [8 * year + 2 * hour, "8y"],
];

const testHumanDurationBoundaries: readonly (readonly [ms: number, text: string])[] = [
  [-2 * second, "<invalid>"],
  [-2 * second + nanosecond, "0s"],
  [0, "0s"],
  [second - 1, "0s"],
  [2 * minute - 1, "119s"],
  [2 * minute, "2m"],
  [2 * minute + second, "2m1s"],
  [10 * minute - 1, "9m59s"],
  [10 * minute, "10m"],
  [10 * minute + second, "10m"],
  [3 * hour - 1, "179m"],
  [3 * hour, "3h"],
  [3 * hour + minute, "3h1m"],
  [8 * hour - 1, "7h59m"],
  [8 * hour, "8h"],
  [8 * hour + 59 * minute, "8h"],
  [2 * day - 1, "47h"],
  [2 * day, "2d"],
  [2 * day + hour, "2d1h"],
  [8 * day - 1, "7d23h"],
  [8 * day, "8d"],
  [8 * day + 23 * hour, "8d"],
  [2 * year - 1, "729d"],
  [2 * year, "2y"],
  [2 * year + 23 * hour, "2y"],
  [2 * year + 23 * hour + 59 * minute, "2y"],
  [2 * year + day - 1, "2y"],
  [2 * year + day, "2y1d"],
  [3 * year, "3y"],
  [4 * year, "4y"],
  [5 * year, "5y"],
  [6 * year, "6y"],
  [7 * year, "7y"],
  [8 * year - 1, "7y364d"],
  [8 * year, "8y"],
  [8 * year + 364 * day, "8y"],
  [9 * year, "9y"],
];

describe("age", () => {
  for (const [ms, text] of [...testHumanDuration, ...testHumanDurationBoundaries]) {
    it(`${ms} ms is ${text}`, () => assert.equal(age(0, ms), text));
  }

  it("is <unknown> without a start", () => {
    assert.equal(age(undefined, 0), "<unknown>");
    assert.equal(age(NaN, 0), "<unknown>");
  });

  it("is the time between, whatever the clock says", () => {
    const now = Date.UTC(2026, 0, 1);
    assert.equal(age(now - 5 * minute - 20 * second, now), "5m20s");
    assert.equal(age(now + second, now), "0s");
  });
});
