import assert from "node:assert/strict";
import { shownSteps } from "../../../src/course/shownSteps.ts";
import { stepIds } from "../../../src/course/steps.ts";

describe("shownSteps", () => {
  it("leaves out what the setting names, in whatever order, and keeps the order of the course", () => {
    const { steps, unknown, isAll } = shownSteps(["eks.next", "basics.welcome", "eks.next"]);
    assert.deepEqual(steps, stepIds.slice(1, -1));
    assert.deepEqual(unknown, []);
    assert.equal(isAll, false);
  });

  it("passes over what is no step, and tells of it", () => {
    const { steps, unknown } = shownSteps(["eks.nowhere", "basics.nodes", 7, null, "__proto__", { a: 1 }]);
    assert.deepEqual(
      steps,
      stepIds.filter((step) => step !== "basics.nodes"),
    );
    assert.deepEqual(unknown, ['"eks.nowhere"', "7", "null", '"__proto__"', '{"a":1}']);
  });

  it("leaves out nothing where nothing would be left", () => {
    const { steps, isAll } = shownSteps([...stepIds]);
    assert.deepEqual(steps, stepIds);
    assert.equal(isAll, true);
  });

  for (const setting of [undefined, null, [], "basics.nodes", true, { "basics.nodes": true }])
    it(`leaves out nothing by ${JSON.stringify(setting)}`, () =>
      assert.deepEqual(shownSteps(setting), { steps: stepIds, unknown: [], isAll: false }));
});
