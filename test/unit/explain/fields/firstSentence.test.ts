import assert from "node:assert/strict";
import { firstSentence, plainText } from "../../../../src/explain/fields/firstSentence.ts";

describe("firstSentence", () => {
  const cases: readonly [string, string, string][] = [
    ["a sentence among others", "One thing. Another.", "One thing."],
    ["the words before a list", "One thing:\n\n- a", "One thing:"],
    ["a sentence over lines", "One\nthing. Another.", "One thing."],
    ["an abbreviation", "Names, e.g. a Pod. Another.", "Names, e.g. a Pod."],
    ["a name with a dot", "Sets spec.replicas to 1. Another.", "Sets spec.replicas to 1."],
    ["Korean", "복제본 수입니다. 다른 문장입니다.", "복제본 수입니다."],
    ["nothing", "", ""],
  ];
  for (const [what, text, expected] of cases)
    it(`ends behind ${what}`, () => assert.equal(firstSentence(text), expected));

  it("is cut where it does not end", () => assert.equal(firstSentence("word ".repeat(1_000)).length, 300));
});

describe("plainText", () => {
  it("takes away marks and keeps words", () =>
    assert.equal(
      plainText("**The** `Pod` and [its page](https://a.b/), 2 * 3"),
      "The Pod and its page, 2 * 3",
    ));
});
