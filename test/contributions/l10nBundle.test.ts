import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import path from "node:path";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { ruledOutWords } from "./glossary.ts";
import { manifest, projectFile } from "./manifest.ts";
import { translatedCalls } from "./translatedCalls.ts";

const bundle = JSON.parse(projectFile("l10n/bundle.l10n.ko.json")) as Record<string, string>;
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

  it("are all in the Korean bundle, and nothing else is", () => {
    const texts = new Set(calls.map(({ text }) => text ?? ""));
    assert.deepEqual(Object.keys(bundle).sort(), [...texts].sort());
  });

  it("are given a value for every placeholder", () => {
    for (const { where, text = "", values } of calls)
      assert.deepEqual(
        placeholders(text),
        Array.from({ length: values }, (_, index) => `{${index}}`),
        where,
      );
  });

  it("have the same placeholders in Korean, and are Korean by the glossary", () => {
    for (const [english, korean] of Object.entries(bundle)) {
      assert.deepEqual(placeholders(korean), placeholders(english), english);
      assert.match(korean, /[가-힣]/, english);
      assert.deepEqual(ruledOutWords(korean), [], english);
    }
  });

  it("are looked up where package.json says", () => {
    assert.deepEqual(readdirSync(path.join(repositoryFolder, manifest.l10n)), ["bundle.l10n.ko.json"]);
  });
});
