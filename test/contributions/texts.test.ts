import { languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import assert from "node:assert/strict";
import { commandIds, viewIds } from "../../src/ids.ts";
import { commandLinks } from "./commandLinks.ts";
import { ruledOutWords } from "./glossary.ts";
import { localized, manifest, manifestText, manifestTexts } from "./manifest.ts";
import { isWrittenIn } from "./writtenIn.ts";

const used = [...new Set([...manifestText.matchAll(/"%([^%"]+)%"/g)].map(([, key = ""]) => key))].sort();
const { en } = manifestTexts;

describe("The texts of package.json", () => {
  for (const [language, texts] of Object.entries(manifestTexts)) {
    it(`are all there in ${language}, and none is left over`, () => {
      assert.deepEqual(Object.keys(texts).sort(), used);
      assert.deepEqual(
        Object.entries(texts).filter(([, text]) => text.trim() === ""),
        [],
      );
    });
  }

  for (const language of languages) {
    const texts = manifestTexts[language];

    it(`stand in the same order in ${language}`, () => assert.deepEqual(Object.keys(texts), Object.keys(en)));

    it(`are in their language, by the glossary (${language})`, () => {
      assert.deepEqual(
        Object.keys(texts).filter((key) => !isWrittenIn(language, texts[key] ?? "")),
        isWrittenIn(language, texts["snippets.path"] ?? "") ? [] : ["snippets.path"],
      );
      for (const [key, text] of Object.entries(texts))
        assert.deepEqual(ruledOutWords(language, text), [], key);
    });
  }

  it("give every command a title and the extension's name before it", () => {
    for (const { command, title, category } of manifest.contributes.commands) {
      assert.match(title, /^%commands\./, command);
      assert.equal(category, "%category%", command);
    }
  });

  it("have the same links in every language, to commands that are there", () => {
    for (const [key, text] of Object.entries(en)) {
      const links = commandLinks(text);
      for (const language of languages)
        assert.deepEqual(commandLinks(manifestTexts[language][key] ?? ""), links, `${language}: ${key}`);
      for (const { problem } of links) assert.equal(problem, undefined, key);
    }
  });

  it("name commands on buttons by the titles that they have", () => {
    for (const language of languages) {
      const titles = new Map(
        [commandIds.openCourse, commandIds.startPractice, commandIds.selectContext].map((id) => [
          id as string,
          localized(`%commands.${id.slice(id.indexOf(".") + 1)}%`, language),
        ]),
      );
      const buttons = Object.keys(en)
        .filter((key) => key.startsWith("welcome."))
        .flatMap((key) => [
          ...localized(`%${key}%`, language).matchAll(/^\[([^\]]+)\]\(command:([^?)]+)\)$/gm),
        ])
        .filter(([, , id = ""]) => titles.has(id));
      // Some other text stands on the way back from a failure.
      const renamed = buttons.filter(([, name, id = ""]) => name !== titles.get(id));
      assert.ok(buttons.some(([, , id]) => id === commandIds.openCourse));
      assert.deepEqual([...new Set(renamed.map(([, , id]) => id))], [commandIds.selectContext]);
    }
  });

  it("cover every state in which the cluster view is empty, each once", () => {
    const states = manifest.contributes.viewsWelcome.map(({ view, when }) => {
      assert.equal(view, viewIds.cluster);
      return /^kubernetesWorkshop\.connection == '(\w+)'$/.exec(when)?.[1];
    });
    assert.deepEqual(states.sort(), [
      "brokenKubeconfig",
      "changedContext",
      "connecting",
      "forbidden",
      "noKubeconfig",
      "notConnected",
      "practiceFailed",
      "practiceStopped",
      "unauthorized",
      "unreachable",
      "untrusted",
    ]);
  });
});
