import assert from "node:assert/strict";
import { ownField, setOwnField } from "../../../src/base/ownField.ts";

const inherited = ["__proto__", "constructor", "hasOwnProperty", "toString", "valueOf", "__defineGetter__"];

describe("ownField", () => {
  for (const name of inherited)
    it(`finds no ${name} that is not the record's own, and what was set under that name`, () => {
      const record: Record<string, unknown> = { a: 1 };
      assert.equal(ownField(record, name), undefined);
      setOwnField(record, name, { polluted: true });
      assert.deepEqual(ownField(record, name), { polluted: true });
      assert.equal(Object.getPrototypeOf(record), Object.prototype);
      assert.deepEqual(Object.keys(record), ["a", name]);
      assert.equal(JSON.stringify(record), `{"a":1,"${name}":{"polluted":true}}`);
      assert.equal("polluted" in {}, false);
    });

  it("finds nothing in no record", () => {
    assert.equal(ownField(undefined, "a"), undefined);
  });

  it("can set a field again", () => {
    const record: Record<string, number> = {};
    for (const value of [1, 2]) setOwnField(record, "__proto__", value);
    assert.equal(ownField(record, "__proto__"), 2);
  });
});
