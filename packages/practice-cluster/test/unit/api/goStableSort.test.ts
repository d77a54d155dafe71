import assert from "node:assert/strict";
import { goStableSort } from "../../../src/api/patch/goStableSort.ts";

describe("goStableSort", () => {
  it("comes to what Go comes to where each of two comes before the other", () => {
    const items = Array.from({ length: 45 }, (_, index) => (index % 4 === 0 ? -1 - index : (index * 7) % 45));
    goStableSort(items, (left, right) => left < 0 || right < 0 || left < right);
    // The output of Go's sort.SliceStable.
    assert.deepEqual(
      items,
      [
        -45, 17, -37, -33, -29, -17, 1, 2, 3, 6, 9, -25, 12, 13, 19, 20, 23, 24, 26, 31, -41, 30, 34, 37, 40,
        -13, -9, 4, -5, 7, 8, 14, 15, 18, 21, 25, 29, 32, 35, 36, 41, -21, 42, 43, -1,
      ],
    );
  });

  it("sorts, and keeps what is equal in its order", () => {
    const items = Array.from({ length: 300 }, (_, index) => ({ place: (index * 7) % 50, index }));
    const expected = items.toSorted((left, right) => left.place - right.place);
    goStableSort(items, (left, right) => left.place < right.place);
    assert.deepEqual(items, expected);
  });
});
