import {
  type Language,
  languages,
  languageSuffix,
} from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import path from "node:path";
import { partsOfSteps, type StepId, stepIds } from "../../src/course/steps.ts";
import { stepContextKey } from "../../src/ids.ts";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { commandLinks } from "./commandLinks.ts";
import { kindsWithoutEnglish, ruledOutWords } from "./glossary.ts";
import { checklistParts, plainCommandLinks, quotedNames } from "./lessonPage.ts";
import { localized, manifest, manifestTexts, projectFile } from "./manifest.ts";

/** A step of package.json as one of the course. */
function stepId(id: string): StepId {
  const known = stepIds.find((step) => step === id);
  assert.ok(known !== undefined, `The course has no step ${id}.`);
  return known;
}

const steps = manifest.contributes.walkthroughs.flatMap((walkthrough) =>
  walkthrough.steps.map((step) => ({
    ...step,
    id: stepId(`${walkthrough.id}.${step.id}`),
    key: `${walkthrough.id}.${step.id}`,
    page: `walkthroughs/${walkthrough.id}/${step.id}.md`,
    diagram: `../../media/diagrams/${walkthrough.id}/${step.id}`,
  })),
);

/** The steps whose pages lead to the questions of a chapter, since it ends there. */
const questionsOf: Readonly<Record<string, string>> = {
  "basics.objects-detail-2": "basics",
  "architecture.cluster-setup": "architecture",
  "eks.what-happens": "eks",
};

const checkButton = { en: "Check", ko: "점검" };
const koreanTexts = JSON.parse(projectFile("l10n/bundle.l10n.ko.json")) as Record<string, string>;

/** What the extension calls its commands, its views and what is in them. */
const namesIn = {
  en: new Set([...Object.values(manifestTexts.en), ...Object.keys(koreanTexts)]),
  ko: new Set([...Object.values(manifestTexts.ko), ...Object.values(koreanTexts)]),
};

/** The title of a command in a language; undefined for one that is not ours. */
function titleOf(command: string, language: Language): string | undefined {
  const title = manifest.contributes.commands.find((entry) => entry.command === command)?.title;
  return title === undefined ? undefined : localized(title, language);
}

const koreanPage = (page: string): string => page.replace(/\.md$/, ".nls.ko.md");

/** The bones of a page: what kind of block follows what, and the code in it without its comments. */
function structure(markdown: string): string[] {
  return markdown
    .trim()
    .split(/\n{2,}(?![^`]*\n```(?:\n|$))/)
    .map((block) => {
      if (block.startsWith("```")) return block.replaceAll(/ *#.*$/gm, "");
      const marks = block.split("\n").map((line) => /^(?:#+|\d+\.|-|<\/?\w+>|!\[)/.exec(line)?.[0] ?? "text");
      return marks.join(" ");
    });
}

/** The addresses that a page links to. */
function addresses(markdown: string): string[] {
  return [...markdown.matchAll(/\]\((https?:[^)]+)\)/g)].map(([, address = ""]) => address);
}

/** Addresses without the language of the Kubernetes documentation. */
function withoutLanguage(links: readonly string[]): string[] {
  return links.map((address) => address.replace("kubernetes.io/ko/", "kubernetes.io/")).sort();
}

describe("The walkthroughs", () => {
  it("have all steps of the course, in order", () => {
    assert.deepEqual(
      steps.map(({ id }) => id),
      [...stepIds],
    );
  });

  it("have no page without a step", () => {
    const folder = path.join(repositoryFolder, "walkthroughs");
    const pages = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".md"),
    );
    const expected = steps.flatMap(({ page }) => [page, koreanPage(page)]);
    assert.deepEqual(
      pages.map((name) => `walkthroughs/${name.replaceAll("\\", "/")}`).sort(),
      expected.sort(),
    );
  });

  it("have the dot of the check lists", () => assert.match(projectFile("media/part.svg"), /^<svg /));

  for (const { id, key, page, diagram, title, description, media, completionEvents } of steps) {
    describe(id, () => {
      const english = projectFile(page);
      const korean = projectFile(koreanPage(page));
      const pages = { en: english, ko: korean };

      it("is ticked by what was observed, never by a click", () => {
        assert.deepEqual(completionEvents, [`onContext:${stepContextKey(id)}`]);
      });

      it("shows its page and texts", () => {
        assert.deepEqual(media, { markdown: page });
        assert.equal(title, `%walkthroughs.${key}.title%`);
        assert.equal(description, `%walkthroughs.${key}.description%`);
      });

      it("has the same structure, code and links in both languages", () => {
        assert.deepEqual(structure(korean), structure(english));
        assert.deepEqual(commandLinks(korean), commandLinks(english));
        assert.deepEqual(withoutLanguage(addresses(korean)), withoutLanguage(addresses(english)));
      });

      it("links to commands that are there, and calls things by their names", () => {
        for (const { command, problem } of commandLinks(english)) assert.equal(problem, undefined, command);
        for (const language of languages) {
          const texts = [pages[language], localized(description, language)];
          for (const { name, command } of texts.flatMap(plainCommandLinks))
            assert.equal(name, titleOf(command, language) ?? name);
          for (const name of texts.flatMap(quotedNames)) assert.ok(namesIn[language].has(name), name);
        }
      });

      it("says in its description what to do, and ends it with a button that checks this step", () => {
        for (const language of languages) {
          const [text = "", ...buttons] = localized(description, language).split("\n");
          assert.match(text, /\.$/);
          assert.ok(buttons.length > 1);
          for (const button of buttons) assert.match(button, /^\[[^\]]+\]\(command:[^)]+\)$/);
          const check = `command:kubernetesWorkshop.checkStep?${encodeURIComponent(JSON.stringify([id]))}`;
          assert.equal(buttons.at(-1), `[${checkButton[language]}](${check})`);
        }
      });

      it("shows after its first paragraph the picture, with words for those who do not see it", () => {
        for (const language of languages) {
          const pictures = [...pages[language].matchAll(/!\[([^\]]*)\]\(([^)]*)\)/g)];
          assert.equal(pictures.length, 1);
          const [[whole, alt = "", file] = ["", "", ""]] = pictures;
          assert.equal(file, `${diagram}${languageSuffix(language)}.svg`);
          assert.ok(alt.length > 60, alt);
          assert.equal(pages[language].split("\n\n")[2], whole);
        }
      });

      it("shows which of its parts are done", () => {
        assert.deepEqual(checklistParts(english), partsOfSteps[id]);
        assert.deepEqual(checklistParts(korean), partsOfSteps[id]);
      });

      it("leads to the documentation, to the Korean one in Korean", () => {
        const documentation =
          /^https:\/\/(?:kubernetes\.io\/(?:ko\/)?docs|docs\.aws\.amazon\.com\/eks\/latest)\//;
        assert.ok(addresses(english).some((address) => documentation.test(address)));
        for (const address of addresses(korean)) assert.doesNotMatch(address, /kubernetes\.io\/docs\//);
        for (const address of addresses(english)) assert.doesNotMatch(address, /kubernetes\.io\/ko\//);
      });

      it("needs no terminal before the step that opens one", () => {
        if (id !== "eks.high-level") assert.doesNotMatch(english, /^```sh$/m);
      });

      it("leads to the questions where the chapter ends", () => {
        const chapters = commandLinks(english).filter(({ command }) => command.endsWith(".answerQuestions"));
        assert.deepEqual(
          chapters.map(({ argument }) => argument),
          questionsOf[id] === undefined ? [] : [questionsOf[id]],
        );
      });

      it("ends with a question, and its answer folded away", () => {
        const end = {
          en: /\n## Think about it\n\n[^\n]+\?\n\n<details>\n<summary>Answer<\/summary>\n\n[^\n]+\n\n<\/details>\n$/,
          ko: /\n## 생각해 보기\n\n[^\n]+\?\n\n<details>\n<summary>답 보기<\/summary>\n\n[^\n]+\n\n<\/details>\n$/,
        };
        for (const language of languages) assert.match(pages[language], end[language]);
      });

      it("has one title, that of the step, and is short in English", () => {
        for (const language of languages)
          assert.deepEqual(pages[language].match(/^# .*/gm), [`# ${localized(title, language)}`]);
        const words = english.trim().split(/\s+/).length;
        assert.ok(words < 250, `${words} words`);
      });

      it("is Korean in Korean, by the glossary", () => {
        assert.doesNotMatch(english, /[가-힣]/);
        assert.match(korean, /^# .*[가-힣A-Z]/);
        assert.ok((korean.match(/[가-힣]/g) ?? []).length > 300);
        assert.deepEqual(ruledOutWords(korean), []);
        const [text = ""] = localized(description, "ko").split("\n");
        assert.deepEqual(kindsWithoutEnglish(korean), []);
        assert.deepEqual(kindsWithoutEnglish(text), []);
      });
    });
  }
});
