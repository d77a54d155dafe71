import assert from "node:assert/strict";
import { valueAt } from "../../../src/base/valueAt.ts";

const pod: unknown = { spec: { containers: [{ name: "a" }, { name: "b", image: null }] } };

describe("valueAt", () => {
  it("follows names through objects, and indexes through lists", () => {
    assert.equal(valueAt(pod, "spec", "containers", 1, "name"), "b");
    assert.equal(valueAt(pod, "spec", "containers", 1, "image"), null);
    assert.equal(valueAt(pod), pod);
  });

  it("finds nothing where there is no such field or item", () => {
    assert.equal(valueAt(pod, "status", "phase"), undefined);
    assert.equal(valueAt(pod, "spec", "containers", 2, "name"), undefined);
    assert.equal(valueAt(pod, "spec", "containers", 1, "image", "tag"), undefined);
  });

  it("takes no list for an object, nor an object for a list", () => {
    assert.equal(valueAt(pod, "spec", "containers", "length"), undefined);
    assert.equal(valueAt({ 0: "a" }, 0), undefined);
    assert.equal(valueAt("text", "length"), undefined);
    assert.equal(valueAt("text", 0), undefined);
  });

  it("finds nothing that is not the value's own", () => {
    assert.equal(valueAt(pod, "spec", "constructor"), undefined);
    assert.equal(valueAt(pod, "__proto__"), undefined);
  });
});
