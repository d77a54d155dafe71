import assert from "node:assert/strict";
import { editDistance } from "../../../src/base/editDistance.ts";

describe("editDistance", () => {
  for (const [from, to, distance] of [
    ["", "", 0],
    ["web", "web", 0],
    ["", "web", 3],
    ["web", "wbe", 2],
    ["ngnix", "nginx", 2],
    ["nginx", "nginxx", 1],
    ["파드", "파트", 1],
  ] as const)
    it(`is ${distance} from ${JSON.stringify(from)} to ${JSON.stringify(to)}`, () => {
      assert.equal(editDistance(from, to), distance);
      assert.equal(editDistance(to, from), distance);
    });
});
