import assert from "node:assert/strict";
import { Backoff } from "../../../src/base/backoff.ts";

describe("Backoff", () => {
  const delays = (backoff: Backoff, count: number) => Array.from({ length: count }, () => backoff.next());

  it("doubles up to the maximum, and begins anew after a reset", () => {
    const backoff = new Backoff({ initialMs: 100, maxMs: 500, random: () => 0 });
    assert.deepEqual(delays(backoff, 5), [100, 200, 400, 500, 500]);
    backoff.reset();
    assert.deepEqual(delays(backoff, 2), [100, 200]);
  });

  it("adds up to a half by chance, also to the maximum", () => {
    const backoff = new Backoff({ initialMs: 100, maxMs: 500, random: () => 0.5 });
    assert.deepEqual(delays(backoff, 4), [125, 250, 500, 625]);
  });

  it("stays finite after any number of tries", () => {
    const backoff = new Backoff({ initialMs: 100, maxMs: 500, random: () => 0 });
    assert.equal(delays(backoff, 2000).at(-1), 500);
  });
});
