import assert from "node:assert/strict";
import { shuffled } from "../../../../src/course/questions/shuffled.ts";

describe("shuffled", () => {
  const items = ["a", "b", "c", "d"];
  const seeds = Array.from({ length: 4000 }, (_, index) => `question ${index}`);

  it("loses nothing, and changes nothing of what it is given", () => {
    for (const seed of seeds.slice(0, 100)) assert.deepEqual(shuffled(items, seed).sort(), items);
    assert.deepEqual(items, ["a", "b", "c", "d"]);
    assert.deepEqual(shuffled([], "x"), []);
  });

  it("is the same for the same seed", () => {
    for (const seed of seeds.slice(0, 100)) assert.deepEqual(shuffled(items, seed), shuffled(items, seed));
  });

  it("puts each item at each place about as often", () => {
    for (const item of items)
      for (let place = 0; place < items.length; place++) {
        const count = seeds.filter((seed) => shuffled(items, seed)[place] === item).length;
        assert.ok(count > 850 && count < 1150, `${item} is at ${place} in ${count} of ${seeds.length}`);
      }
  });
});
