import assert from "node:assert/strict";
import { isRecord, textField } from "../../../src/base/record.ts";

describe("what was read", () => {
  it("is an object with fields, or not", () => {
    for (const record of [{}, { a: 1 }]) assert.equal(isRecord(record), true);
    for (const other of [undefined, null, "a", 1, [], ["a"]]) assert.equal(isRecord(other), false);
  });

  it("has a field of text, or none", () => {
    assert.equal(textField({ a: "b" }, "a"), "b");
    assert.equal(textField({ a: "" }, "a"), "");
    for (const from of [{ a: 1 }, { a: null }, {}, ["a"], null, undefined, "a"])
      assert.equal(textField(from, "a"), undefined);
    // Every object has these, and nobody has written them.
    assert.equal(textField(Object.create({ a: "b" }), "a"), undefined);
  });
});
