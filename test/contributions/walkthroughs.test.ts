import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import path from "node:path";
import { stepIds } from "../../src/course/steps.ts";
import { stepContextKey } from "../../src/vscode/ids.ts";
import { repositoryFolder } from "../support/paths.ts";
import { commandLinks } from "./commandLinks.ts";
import { ruledOutWords } from "./glossary.ts";
import { manifest, projectFile } from "./manifest.ts";

const steps = manifest.contributes.walkthroughs.flatMap((walkthrough) =>
  walkthrough.steps.map((step) => ({
    ...step,
    id: `${walkthrough.id}.${step.id}`,
    key: `${walkthrough.id}.${step.id}`,
    page: `walkthroughs/${walkthrough.id}/${step.id}.md`,
  })),
);
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

/** The addresses that a page links to, without the language of the Kubernetes documentation. */
function addresses(markdown: string): string[] {
  const links = [...markdown.matchAll(/\]\((https?:[^)]+)\)/g)].map(([, address = ""]) => address);
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

  for (const { id, key, page, title, description, media, completionEvents } of steps) {
    describe(id, () => {
      const english = projectFile(page);
      const korean = projectFile(koreanPage(page));

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
        assert.deepEqual(addresses(korean), addresses(english));
      });

      it("links to commands that are there", () => {
        for (const { command, problem } of commandLinks(english)) assert.equal(problem, undefined, command);
      });

      it("has one title, and is short in English", () => {
        assert.equal(english.match(/^# /gm)?.length, 1);
        const words = english.trim().split(/\s+/).length;
        assert.ok(words < 250, `${words} words`);
      });

      it("is Korean in Korean, by the glossary", () => {
        assert.doesNotMatch(english, /[가-힣]/);
        assert.match(korean, /^# .*[가-힣A-Z]/);
        assert.ok((korean.match(/[가-힣]/g) ?? []).length > 300);
        assert.deepEqual(ruledOutWords(korean), []);
      });
    });
  }
});
