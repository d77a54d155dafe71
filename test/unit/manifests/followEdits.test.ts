import assert from "node:assert/strict";
import { followEdits } from "../../../src/manifests/followEdits.ts";

describe("followEdits", () => {
  const mark = { start: 10, end: 14 };
  for (const [what, edit, expected] of [
    [
      "stays when something changes behind it",
      { rangeOffset: 15, rangeLength: 2, text: "" },
      { start: 10, end: 14 },
    ],
    [
      "moves along with what is written in front",
      { rangeOffset: 0, rangeLength: 1, text: "abc" },
      { start: 12, end: 16 },
    ],
    ["goes when it is changed", { rangeOffset: 11, rangeLength: 1, text: "" }, undefined],
    ["goes when something is written at its end", { rangeOffset: 14, rangeLength: 0, text: "s" }, undefined],
    [
      "goes when something is written at its start",
      { rangeOffset: 10, rangeLength: 0, text: "s" },
      undefined,
    ],
    ["goes with a line around it", { rangeOffset: 5, rangeLength: 20, text: "" }, undefined],
  ] as const)
    it(what, () => assert.deepEqual(followEdits([mark], [edit]), expected ? [expected] : []));

  it("counts all edits of one change by the text before it", () => {
    const edits = [
      { rangeOffset: 8, rangeLength: 0, text: "ab" },
      { rangeOffset: 0, rangeLength: 3, text: "" },
    ];
    assert.deepEqual(followEdits([mark], edits), [{ start: 9, end: 13 }]);
  });
});
