import assert from "node:assert/strict";
import fc from "fast-check";
import { wordWrap } from "../../../../src/shell/print/wordWrap.ts";

describe("wordWrap", () => {
  it("breaks lines between words", () => {
    assert.equal(wordWrap("one two three", 8), "one two\nthree");
    assert.equal(wordWrap("one\ntwo three", 9), "one\ntwo three");
    assert.equal(wordWrap("a verylongword b", 5), "a\nverylongword\nb");
  });

  it("loses nothing but spaces, and keeps to the limit where words allow", () => {
    const text = fc
      .array(fc.constantFrom("a", "bc", " ", "\n", "def"), { maxLength: 60 })
      .map((all) => all.join(""));
    fc.assert(
      fc.property(text, fc.integer({ min: 20, max: 30 }), (words, limit) => {
        const wrapped = wordWrap(words, limit);
        assert.equal(wrapped.replaceAll(/\s/g, ""), words.replaceAll(/\s/g, ""));
        for (const line of wrapped.split("\n"))
          assert.ok(line.length <= limit || !line.trim().includes(" "), JSON.stringify(line));
      }),
      { seed: 20 },
    );
  });
});
