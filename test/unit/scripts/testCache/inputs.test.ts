import assert from "node:assert/strict";
import { everything, Inputs } from "../../../../scripts/testCache/inputs.ts";

describe("Inputs", () => {
  it("are the test file, what it imports through other modules, and what these read", () => {
    const inputs = new Inputs();
    inputs.imported("a.test.ts", "a.ts");
    inputs.imported("a.ts", "b.ts");
    inputs.imported("b.ts", "a.ts");
    inputs.imported("other.test.ts", "c.ts");
    inputs.read("b.ts", "data/b.json");
    inputs.read("a.test.ts", "labs", "tree");
    inputs.read("c.ts", "data/c.json");
    assert.deepEqual(inputs.of("a.test.ts"), ["a.test.ts", "a.ts", "b.ts", "data/b.json", "labs/**"]);
    assert.deepEqual(inputs.of("other.test.ts"), ["c.ts", "data/c.json", "other.test.ts"]);
  });

  it("are everything once a module of them may have read anything", () => {
    const inputs = new Inputs();
    inputs.imported("a.test.ts", "a.ts");
    inputs.readAnything("a.ts");
    assert.ok(inputs.of("a.test.ts").includes(everything));
    assert.ok(!inputs.of("b.test.ts").includes(everything));
  });
});
