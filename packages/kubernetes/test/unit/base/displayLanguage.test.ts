import assert from "node:assert/strict";
import { languageOf, languages, languageSuffix, pageIn } from "../../../src/base/displayLanguage.ts";

describe("displayLanguage", () => {
  for (const [locale, language] of [
    ["ko", "ko"],
    ["ko-KR", "ko"],
    ["ko_KR.UTF-8", "ko"],
    ["KO", "ko"],
    ["en-GB", "en"],
    ["kok", "en"],
    ["C.UTF-8", "en"],
    ["", "en"],
  ] as const)
    it(`speaks ${language} to ${locale === "" ? "nobody in particular" : locale}`, () => {
      assert.equal(languageOf(locale), language);
    });

  it("has the language of the code first, whose files have no name for it", () => {
    assert.deepEqual(languages.map(languageSuffix), [
      "",
      ...languages.slice(1).map((language) => `.${language}`),
    ]);
  });

  it("leads to the pages of kubernetes.io in the language", () => {
    assert.equal(pageIn("en", "https://kubernetes.io/docs/tasks/"), "https://kubernetes.io/docs/tasks/");
    assert.equal(pageIn("ko", "https://kubernetes.io/docs/tasks/"), "https://kubernetes.io/ko/docs/tasks/");
    assert.equal(pageIn("ko", "https://eksctl.io/docs/"), "https://eksctl.io/docs/");
  });
});
