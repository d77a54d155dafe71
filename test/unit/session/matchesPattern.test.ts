import assert from "node:assert/strict";
import fc from "fast-check";
import { matchesPattern } from "../../../src/session/matchesPattern.ts";

const eks = "arn:aws:eks:ap-northeast-2:111122223333:cluster/prod-blue";

describe("matchesPattern", () => {
  for (const [pattern, text, matches] of [
    ["prod", "prod", true],
    ["prod", "prod-2", false],
    ["prod", "my-prod", false],
    ["", "", true],
    ["", "prod", false],
    ["*", "", true],
    ["*", eks, true],
    ["*prod*", eks, true],
    ["*cluster/prod", eks, false],
    ["arn:*:cluster/*-blue", eks, true],
    ["arn:*:cluster/*-green", eks, false],
    ["prod*prod", "prod", false],
    ["prod*prod", "prodprod", true],
    ["a*b*b", "ab", false],
    ["a**b", "ab", true],
    // Only the asterisk is special.
    ["pr.d", "prod", false],
    ["[prod]", "[prod]", true],
    ["Prod", "prod", false],
  ] as const)
    it(`${matches ? "lets" : "does not let"} ${JSON.stringify(pattern)} stand for ${JSON.stringify(text)}`, () =>
      assert.equal(matchesPattern(pattern, text), matches));

  it("agrees with a regular expression", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "*"), maxLength: 8 });
    const texts = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 8 });
    fc.assert(
      fc.property(letters, texts, (pattern, text) => {
        const expected = new RegExp(`^${pattern.replaceAll("*", ".*")}$`).test(text);
        assert.equal(matchesPattern(pattern, text), expected);
      }),
    );
  });
});
