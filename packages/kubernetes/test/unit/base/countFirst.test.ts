import assert from "node:assert/strict";
import { countFirst } from "../../../src/base/countFirst.ts";

describe("countFirst", () => {
  it("counts the items up to the first that fails", () => {
    for (let length = 0; length < 10; length++)
      for (let count = 0; count <= length; count++) {
        const items = Array.from({ length }, (_, index) => index);
        assert.equal(
          countFirst(items, (item) => item < count),
          count,
        );
      }
  });

  it("tests few of many", () => {
    const items = Array.from({ length: 1_000_000 }, (_, index) => index);
    let tests = 0;
    countFirst(items, (item) => ++tests > 0 && item < 700_000);
    assert.ok(tests <= 20, String(tests));
  });
});
