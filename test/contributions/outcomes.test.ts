import { languages, pageIn } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import assert from "node:assert/strict";
import { chapters, stepIds } from "../../src/course/steps.ts";
import { outcomeIn, type ReadingList } from "../../src/lesson/learned/learnedTexts.ts";
import { pageFile } from "../../src/lesson/pageFile.ts";
import { ruledOutWords } from "./glossary.ts";
import { projectFile } from "./manifest.ts";
import { isWrittenIn } from "./writtenIn.ts";

const readNext = (language: string): ReadingList[] =>
  JSON.parse(projectFile(`walkthroughs/readNext.${language}.json`)) as ReadingList[];

/** How a sentence about what somebody can do begins or ends. */
const form = { en: /^You can .+[^.]\.$/, ko: /수 있습니다\.$/ };

for (const language of languages) {
  describe(`What a learner can do after a step (${language})`, () => {
    for (const chapter of chapters)
      it(`is said in one sentence for each step of ${chapter}`, () => {
        for (const step of stepIds.filter((each) => each.startsWith(`${chapter}.`))) {
          const sentence = outcomeIn(
            projectFile(pageFile(`walkthroughs/${step.replace(".", "/")}.md`, language)),
          );
          assert.ok(sentence !== undefined, step);
          assert.match(sentence, form[language]);
          assert.equal(sentence.match(/\.(?:\s|$)/g)?.length, 1, sentence);
          assert.ok(isWrittenIn(language, sentence), sentence);
          assert.deepEqual(ruledOutWords(language, sentence), []);
        }
      });
  });

  describe(`What to read next (${language})`, () => {
    const lists = readNext(language);
    const english = readNext("en");

    it("is the same in every language, in the documentation of the language", () => {
      const inLanguage = (url: string): string =>
        pageIn(language, url).replace(
          "docs.aws.amazon.com/",
          language === "ko" ? "docs.aws.amazon.com/ko_kr/" : "docs.aws.amazon.com/",
        );
      assert.deepEqual(
        lists.map(({ links }) => links.map(({ url }) => url)),
        english.map(({ links }) => links.map(({ url }) => inLanguage(url))),
      );
    });

    it("has titles in the language, by the glossary", () => {
      for (const title of lists.flatMap((list) => [list.title, ...list.links.map((link) => link.title)])) {
        assert.ok(isWrittenIn(language, title), title);
        assert.deepEqual(ruledOutWords(language, title), []);
      }
    });

    it("leads to the workshop, to Kubernetes, and to EKS, by https alone", () => {
      const hosts = new Set(lists.flatMap(({ links }) => links.map(({ url }) => new URL(url).origin)));
      assert.deepEqual(
        hosts,
        new Set(["https://www.eksworkshop.com", "https://kubernetes.io", "https://docs.aws.amazon.com"]),
      );
    });
  });
}
