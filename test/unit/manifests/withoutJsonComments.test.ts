import assert from "node:assert/strict";
import fc from "fast-check";
import { withoutJsonComments } from "../../../src/manifests/withoutJsonComments.ts";

describe("withoutJsonComments", () => {
  const cases: readonly [string, string][] = [
    ['{ // a\n "b": 1 }', '{     \n "b": 1 }'],
    ['{ /* a\n* / */ "b": 1 }', '{     \n       "b": 1 }'],
    ['{ "url": "https://example.com/*" }', '{ "url": "https://example.com/*" }'],
    ['{ "a\\"//": 1 } // b', '{ "a\\"//": 1 }     '],
    ['{ "open\n // a', '{ "open\n     '],
    ["/* open", "       "],
    ["/**/1", "    1"],
  ];
  for (const [text, expected] of cases)
    it(`leaves ${JSON.stringify(expected)}`, () => assert.equal(withoutJsonComments(text), expected));

  it("keeps every text without comments, and every place", () => {
    fc.assert(
      fc.property(fc.json(), fc.string(), (text, comment) => {
        assert.equal(withoutJsonComments(text), text);
        const line = comment.replace(/[\r\n]/g, "");
        const commented = `${text} //${line}\n`;
        assert.equal(withoutJsonComments(commented), `${text}${" ".repeat(line.length + 3)}\n`);
      }),
    );
  });
});
