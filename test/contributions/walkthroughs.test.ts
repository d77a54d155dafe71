import {
  type Language,
  languages,
  languageSuffix,
  pageIn,
} from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import path from "node:path";
import { partsOfSteps, type StepId, stepIds } from "../../src/course/steps.ts";
import { commandIds, stepContextKey } from "../../src/ids.ts";
import { pageFile } from "../../src/lesson/pageFile.ts";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { commandLinks } from "./commandLinks.ts";
import { kindsWithoutEnglish, ruledOutWords } from "./glossary.ts";
import { checklistParts, plainCommandLinks, quotedNames } from "./lessonPage.ts";
import { localized, manifest, namesIn, projectFile } from "./manifest.ts";
import { countLetters, isWrittenIn } from "./writtenIn.ts";

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

/** The title of a command in a language; undefined for one that is not ours. */
function titleOf(command: string, language: Language): string | undefined {
  const title = manifest.contributes.commands.find((entry) => entry.command === command)?.title;
  return title === undefined ? undefined : localized(title, language);
}

/** How the pages of a language end: the heading before the question, and what unfolds the answer; then the outcome. */
function ending(markdown: string): readonly string[] {
  const end =
    /\n## ([^\n]+)\n\n[^\n]+[?？]\n\n<details>\n<summary>([^<\n]+)<\/summary>\n\n[^\n]+\n\n<\/details>\n\n<!-- [^\n]+ -->\n$/;
  const [, heading, summary] = end.exec(markdown) ?? [];
  assert.ok(heading !== undefined && summary !== undefined, markdown.slice(-400));
  return [heading, summary];
}

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

/** The addresses of an English page in a language, that of the Kubernetes documentation. */
function addressesIn(language: Language, english: string): string[] {
  return addresses(english)
    .map((address) => pageIn(language, address))
    .sort();
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
    const expected = steps.flatMap(({ page }) => languages.map((language) => pageFile(page, language)));
    assert.deepEqual(
      pages.map((name) => `walkthroughs/${name.replaceAll("\\", "/")}`).sort(),
      expected.sort(),
    );
  });

  it("have the dot of the check lists", () => assert.match(projectFile("media/part.svg"), /^<svg /));

  for (const { id, key, page, diagram, title, description, media, completionEvents } of steps) {
    describe(id, () => {
      const english = projectFile(page);
      const pages = languages.map(
        (language) =>
          [language, projectFile(pageFile(page, language)), localized(description, language)] as const,
      );

      it("is ticked by what was observed, never by a click", () => {
        assert.deepEqual(completionEvents, [`onContext:${stepContextKey(id)}`]);
      });

      it("shows its page and texts", () => {
        assert.deepEqual(media, { markdown: page });
        assert.equal(title, `%walkthroughs.${key}.title%`);
        assert.equal(description, `%walkthroughs.${key}.description%`);
      });

      for (const [language, markdown] of pages)
        it(`has the same structure, code and links in ${language}, and the documentation of its language`, () => {
          assert.deepEqual(structure(markdown), structure(english));
          assert.deepEqual(commandLinks(markdown), commandLinks(english));
          assert.deepEqual(addresses(markdown).sort(), addressesIn(language, english));
        });

      it("links to commands that are there, and calls things by their names", () => {
        for (const { command, problem } of commandLinks(english)) assert.equal(problem, undefined, command);
        for (const [language, ...texts] of pages) {
          const names = namesIn(language);
          for (const { name, command } of texts.flatMap(plainCommandLinks))
            assert.equal(name, titleOf(command, language) ?? name);
          for (const name of texts.flatMap(quotedNames)) assert.ok(names.has(name), name);
        }
      });

      it("says in its description what to do, and ends it with a button that checks this step", () => {
        for (const [language, , told] of pages) {
          const [text = "", ...buttons] = told.split("\n");
          assert.match(text, /[.。]$/);
          assert.ok(buttons.length > 1);
          for (const button of buttons) assert.match(button, /^\[[^\]]+\]\(command:[^)]+\)$/);
          const check = `command:kubernetesWorkshop.checkStep?${encodeURIComponent(JSON.stringify([id]))}`;
          assert.equal(buttons.at(-1), `[${titleOf(commandIds.checkStep, language)}](${check})`);
        }
      });

      it("shows after its first paragraph the picture, with words for those who do not see it", () => {
        for (const [language, markdown] of pages) {
          const pictures = [...markdown.matchAll(/!\[([^\]]*)\]\(([^)]*)\)/g)];
          assert.equal(pictures.length, 1);
          const [[whole, alt = "", file] = ["", "", ""]] = pictures;
          assert.equal(file, `${diagram}${languageSuffix(language)}.svg`);
          assert.ok(alt.length > 60, alt);
          assert.equal(markdown.split("\n\n")[2], whole);
        }
      });

      it("shows which of its parts are done", () => {
        for (const [, markdown] of pages) assert.deepEqual(checklistParts(markdown), partsOfSteps[id]);
      });

      it("leads to the documentation", () => {
        const documentation = /^https:\/\/(?:kubernetes\.io\/docs|docs\.aws\.amazon\.com\/eks\/latest)\//;
        assert.ok(addresses(english).some((address) => documentation.test(address)));
        for (const address of addresses(english)) assert.doesNotMatch(address, /kubernetes\.io\/(?!docs\/)/);
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

      it("ends with a question, and its answer folded away, under the words of its language", () => {
        const [first] = steps;
        assert.ok(first);
        for (const [language, markdown] of pages)
          assert.deepEqual(ending(markdown), ending(projectFile(pageFile(first.page, language))));
      });

      it("has one title, that of the step, and is short in English", () => {
        for (const [language, markdown] of pages)
          assert.deepEqual(markdown.match(/^# .*/gm), [`# ${localized(title, language)}`]);
        const words = english
          .replace(/<!--.*-->/, "")
          .trim()
          .split(/\s+/).length;
        assert.ok(words < 250, `${words} words`);
      });

      for (const [language, markdown, told] of pages)
        it(`is in its language, by the glossary (${language})`, () => {
          assert.match(markdown, /^# .*\p{Letter}/u);
          assert.ok(isWrittenIn(language, markdown));
          assert.ok(countLetters(language, markdown) > 300);
          assert.deepEqual(ruledOutWords(language, markdown), []);
          const [text = ""] = told.split("\n");
          assert.deepEqual(kindsWithoutEnglish(language, markdown), []);
          assert.deepEqual(kindsWithoutEnglish(language, text), []);
        });
    });
  }
});
