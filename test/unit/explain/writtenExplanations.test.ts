import { languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Definition } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { Explainer } from "../../../src/explain/explainer.ts";
import { resolveField } from "../../../src/explain/resolveField.ts";
import { SchemaStore } from "../../../src/explain/schemaStore.ts";
import { sections } from "../../../src/explain/writtenExplanation.ts";
import { fieldAt } from "../../../src/manifests/fieldAt.ts";
import { formatFieldPath } from "../../../src/manifests/fieldPath.ts";
import { ruledOutWords } from "../../contributions/glossary.ts";
import { isWrittenIn } from "../../contributions/writtenIn.ts";
import { expanded, snippets } from "../../contributions/snippets.ts";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { parsedFields } from "../manifests/outlineOracle.ts";
import { explained, fieldPath, readSchemaFile } from "./explained.ts";

const schemas = new SchemaStore(readSchemaFile);
const folder = path.join(repositoryFolder, "schemas/explanations");
const files = (language: string): string[] => readdirSync(path.join(folder, language)).sort();
const read = (language: string, file: string): string =>
  readFileSync(path.join(folder, language, file), "utf8");
const headings = (language: string, file: string): string[] => [...sections(read(language, file)).keys()];

/** Whether a heading names a field below a definition, or a key of a map; it leaves out the indexes of lists. */
async function isField(definition: string, heading: string): Promise<boolean> {
  const names = heading.split(".");
  const path: (string | number)[] = [];
  for (const [index, name] of names.entries()) {
    path.push(name);
    const field = await resolveField(definition, path, (each) => schemas.definition(each));
    if (!field) return false;
    if (field.type.items && index < names.length - 1) path.push(0);
  }
  return true;
}

describe("Written explanations", () => {
  for (const language of languages) {
    for (const snippet of snippets(language)) {
      it(`cover every field of ${snippet.prefix} in ${language}`, async () => {
        const text = expanded(snippet);
        const fields = parsedFields(text) ?? [];
        for (const line of text.split("\n").filter((each) => /^[a-z]\w*:/i.test(each)))
          assert.ok(
            fields.some(({ start }) => text.startsWith(line, start)),
            `${line} is not among the fields`,
          );
        for (const { start } of fields) {
          const field = fieldAt(text, start);
          assert.ok(field);
          const type = `${field.type.apiVersion ?? ""} ${field.type.kind ?? ""}`;
          const explanation = await explained(type, field.path, language);
          assert.ok(explanation?.written, `${type} ${formatFieldPath(field.path)} has none`);
          assert.ok(isWrittenIn(language, explanation.written), explanation.written);
        }
      });
    }
  }

  it("are the same files in every language, and in no other", () => {
    for (const language of languages) assert.deepEqual(files(language), files("en"), language);
    assert.deepEqual(readdirSync(folder).sort(), [...languages].sort());
  });

  for (const file of files("en")) {
    const name = file.replace(/\.md$/, "");

    it(`${name} has the same headings in every language, none empty`, () => {
      for (const language of languages) {
        assert.deepEqual(headings(language, file), headings("en", file), language);
        for (const [heading, text] of sections(read(language, file)))
          assert.ok(text || heading === "", `${language}: ${heading} is empty`);
      }
    });

    it(`${name} is a definition, and its headings are fields of it`, async () => {
      const definition: Definition | undefined = await schemas.definition(name);
      assert.ok(definition, "there is no such definition");
      for (const heading of headings("en", file).filter((each) => each !== ""))
        assert.ok(await isField(name, heading), `${heading} is no field`);
    });

    it(`${name} keeps to the glossary of each language`, () => {
      for (const language of languages) assert.deepEqual(ruledOutWords(language, read(language, file)), []);
    });

    it(`${name} names common mistakes in Korean as such, not as something to do`, () => {
      for (const [, mistake = ""] of read("ko", file).matchAll(/^흔한 실수: (.*)/gm))
        assert.match(mistake, /^(?:(?!니다\. ).)+(?:것|경우)입니다(?:\.|$)/, mistake);
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

  it("of a kind come before those of a type that it shares with others", async () => {
    const files: Readonly<Record<string, string>> = {
      "explanations/en/apps.v1.Deployment.md":
        "## metadata.labels\n\nOf the Deployment.\n\n## spec.template.spec.containers.image\n\nOf the Deployment.",
      "explanations/en/meta.v1.ObjectMeta.md": "## labels\n\nShared.\n\n## labels.app\n\nThe key's.",
      "explanations/en/core.v1.Container.md": "## image\n\nShared.",
    };
    const explainer = new Explainer(
      async (name) => (name.startsWith("explanations/") ? ownField(files, name) : readSchemaFile(name)),
      "en",
    );
    const written = async (kind: string, path: string): Promise<string | undefined> =>
      (await explainer.explain({ type: { apiVersion: "apps/v1", kind }, path: fieldPath(path) }))?.written;
    assert.equal(await written("Deployment", "metadata.labels"), "Of the Deployment.");
    assert.equal(await written("DaemonSet", "metadata.labels"), "Shared.");
    assert.equal(await written("Deployment", "metadata.labels.app"), "The key's.");
    assert.equal(await written("Deployment", "metadata.labels.tier"), "Of the Deployment.");
    assert.equal(await written("Deployment", "spec.template.metadata.labels"), "Shared.");
    assert.equal(await written("Deployment", "spec.template.spec.containers[0].image"), "Of the Deployment.");
    assert.equal(await written("Deployment", "spec.template.spec.initContainers[0].image"), "Shared.");
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
