import assert from "node:assert/strict";
import { chosenElements } from "../../../src/clusterTree/chosenElements.ts";

describe("the elements that a menu command is for", () => {
  const [one, other] = [{ type: "pod" }, { type: "node" }];
  it("are all that are selected, the row alone, or none", () => {
    assert.deepEqual(chosenElements(one, [one, other]), [one, other]);
    assert.deepEqual(chosenElements(one, undefined), [one]);
    assert.deepEqual(chosenElements(one, []), [one]);
    assert.deepEqual(chosenElements(undefined, undefined), []);
  });
});
