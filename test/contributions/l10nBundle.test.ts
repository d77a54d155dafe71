import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import path from "node:path";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { ruledOutWords } from "./glossary.ts";
import { bundleFile, bundles, manifest } from "./manifest.ts";
import { translatedCalls } from "./translatedCalls.ts";
import { isWrittenIn } from "./writtenIn.ts";

const calls = translatedCalls();
const placeholders = (text: string): string[] => [...new Set(text.match(/\{[^}]*\}/g))].sort();

describe("The texts in the code", () => {
  it("are literals, so that the bundle can be held against them", () => {
    assert.deepEqual(
      calls.filter(({ text }) => text === undefined),
      [],
    );
    assert.ok(calls.length > 40, `only ${calls.length} calls were found`);
  });

  for (const [language, bundle] of bundles) {
    it(`are all in the bundle of ${language}, and nothing else is`, () => {
      const texts = new Set(calls.map(({ text }) => text ?? ""));
      assert.deepEqual(Object.keys(bundle).sort(), [...texts].sort());
    });

    it(`have the same placeholders in ${language}, and are in it by the glossary`, () => {
      for (const [english, text] of Object.entries(bundle)) {
        assert.deepEqual(placeholders(text), placeholders(english), english);
        assert.ok(isWrittenIn(language, text), english);
        assert.deepEqual(ruledOutWords(language, text), [], english);
      }
    });
  }

  it("are given a value for every placeholder", () => {
    for (const { where, text = "", values } of calls)
      assert.deepEqual(
        placeholders(text),
        Array.from({ length: values }, (_, index) => `{${index}}`),
        where,
      );
  });

  it("are looked up where package.json says", () => {
    assert.deepEqual(
      readdirSync(path.join(repositoryFolder, manifest.l10n)).sort(),
      [...bundles.keys()].map((language) => path.basename(bundleFile(language))).sort(),
    );
  });
});
