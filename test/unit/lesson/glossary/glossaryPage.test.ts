import assert from "node:assert/strict";
import { glossaryPage } from "../../../../src/lesson/glossary/glossaryPage.ts";

const word = (id: string, listed: string): { id: string; word: string; meaning: string } => ({
  id,
  word: listed,
  meaning: `About ${id}.`,
});
const english = {
  language: "en",
  words: [word("pod", "Pod"), word("eni", "ENI"), word("job", "Job")],
} as const;

describe("The page of the glossary", () => {
  it("lists the words by the alphabet", () => {
    assert.equal(
      glossaryPage(english, english),
      '# Glossary\n\nThe words of the course.\n\n<strong id="word-eni">ENI</strong>  \nAbout eni.\n\n<strong id="word-job">Job</strong>  \nAbout job.\n\n<strong id="word-pod">Pod</strong>  \nAbout pod.\n',
    );
  });

  it("has the English beside words of another language that do not name it", () => {
    const korean = {
      language: "ko",
      words: [word("pod", "파드"), word("job", "잡(Job)"), word("eni", "ENI")],
    } as const;
    const entries = [...glossaryPage(korean, english).matchAll(/^<strong[^>]*>(.*)<\/strong>/gm)].map(
      ([, entry]) => entry,
    );
    assert.deepEqual(entries.toSorted(), ["ENI", "잡(Job)", "파드 (Pod)"]);
  });
});
