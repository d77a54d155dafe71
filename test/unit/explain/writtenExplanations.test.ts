import { languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Definition } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { SchemaStore } from "../../../src/explain/schemaStore.ts";
import { sections } from "../../../src/explain/writtenExplanation.ts";
import { fieldAt } from "../../../src/manifests/fieldAt.ts";
import { formatFieldPath } from "../../../src/manifests/fieldPath.ts";
import { ruledOutWords } from "../../contributions/glossary.ts";
import { expanded, snippets } from "../../contributions/snippets.ts";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { parsedFields } from "../manifests/outlineOracle.ts";
import { explained, readSchemaFile } from "./explained.ts";

const folder = path.join(repositoryFolder, "schemas/explanations");
const files = (language: string): string[] => readdirSync(path.join(folder, language)).sort();
const read = (language: string, file: string): string =>
  readFileSync(path.join(folder, language, file), "utf8");
const headings = (language: string, file: string): string[] => [...sections(read(language, file)).keys()];

describe("Written explanations", () => {
  for (const language of languages) {
    for (const snippet of snippets(language)) {
      it(`cover every field of ${snippet.prefix} in ${language}`, async () => {
        const text = expanded(snippet);
        const fields = parsedFields(text) ?? [];
        assert.ok(fields.length > 10, "the snippet has hardly any field");
        for (const { start } of fields) {
          const field = fieldAt(text, start);
          assert.ok(field);
          const type = `${field.type.apiVersion ?? ""} ${field.type.kind ?? ""}`;
          const explanation = await explained(type, field.path, language);
          assert.ok(explanation?.written, `${type} ${formatFieldPath(field.path)} has none`);
          assert.equal(/[가-힣]/.test(explanation.written), language === "ko", explanation.written);
        }
      });
    }
  }

  it("are the same files in both languages", () => assert.deepEqual(files("ko"), files("en")));

  for (const file of files("en")) {
    const name = file.replace(/\.md$/, "");

    it(`${name} has the same headings in both languages, none empty`, () => {
      assert.deepEqual(headings("ko", file), headings("en", file));
      for (const language of languages) {
        for (const [heading, text] of sections(read(language, file)))
          assert.ok(text || heading === "", `${language}: ${heading} is empty`);
      }
    });

    it(`${name} is a definition, and its headings are fields of it`, async () => {
      const definition: Definition | undefined = await new SchemaStore(readSchemaFile).definition(name);
      assert.ok(definition, "there is no such definition");
      for (const heading of headings("en", file).filter((each) => each !== "")) {
        const [field = "", ...keys] = heading.split(".");
        const schema = definition.fields?.[field];
        assert.ok(schema, `${heading} is no field`);
        assert.ok(keys.length === 0 || schema.values, `${field} holds no map`);
      }
    });

    it(`${name} keeps to the glossary in Korean`, () => {
      assert.deepEqual(ruledOutWords(read("ko", file)), []);
    });
  }

  it("of a kind tells what it is for and how its name is written", async () => {
    const { written = "" } = (await explained("apps/v1 Deployment", "kind")) ?? {};
    assert.match(written, /^Keeps a number of identical pods running/);
    assert.match(written, /`Deployment`\. Editing this line later/);
  });

  it("of a map key come before those of the map", async () => {
    const container = "spec.containers[0].resources";
    const key = await explained("v1 Pod", `${container}.requests.cpu`);
    const map = await explained("v1 Pod", `${container}.requests`);
    const other = await explained("v1 Pod", `${container}.requests['example.com/gpu']`);
    assert.match(key?.written ?? "", /^CPU in cores/);
    assert.match(map?.written ?? "", /^What the scheduler reserves/);
    assert.equal(other?.written, map?.written);
  });

  it("of a type serve the fields that have none of their own", async () => {
    const selector = await explained("networking.k8s.io/v1 NetworkPolicy", "spec.podSelector");
    assert.match(selector?.written ?? "", /^Asks whether an object has certain labels/);
  });

  it("are not there for a field that nobody wrote about", async () => {
    const explanation = await explained("v1 Pod", "spec.hostAliases[0].ip");
    assert.ok(explanation);
    assert.equal(explanation.written, undefined);
  });
});

describe("The sections of an explanation file", () => {
  it("start at its headings, whatever the line breaks", () => {
    const text =
      "# Title\r\n\r\nAbout it.\r\n\r\n## a\r\n\r\nFirst.\r\n\r\nSecond.\r\n\r\n## b.c\r\n\r\nThird.\r\n";
    assert.deepEqual(Object.fromEntries(sections(text)), {
      "": "About it.",
      a: "First.\n\nSecond.",
      "b.c": "Third.",
    });
  });

  it("may come without a text before them", () => {
    assert.deepEqual(Object.fromEntries(sections("## a\n\nText.")), { "": "", a: "Text." });
  });
});
