import { type Language, languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Definition } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { bundledGroups, bundledKinds, listBundledKinds } from "../../../src/explain/custom/bundledKinds.ts";
import { CustomDefinitions } from "../../../src/explain/custom/customDefinitions.ts";
import { customTexts } from "../../../src/explain/custom/customTexts.ts";
import { Explainer } from "../../../src/explain/explainer.ts";
import { type ResolvedField, resolveField } from "../../../src/explain/resolveField.ts";
import { SchemaStore } from "../../../src/explain/schemaStore.ts";
import { namesFile } from "../../../src/explain/wellKnownNames.ts";
import { anyKind, sections } from "../../../src/explain/writtenExplanation.ts";
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
const sameAs = JSON.parse(readFileSync(path.join(folder, "sameAs.json"), "utf8")) as Record<string, string>;
const headings = (language: string, file: string): string[] => [...sections(read(language, file)).keys()];

const custom = new CustomDefinitions();

/** The definition that a file is about, by its name: that of the API, or of a custom kind. */
async function definitionNamed(file: string): Promise<string> {
  const group = bundledGroups.find((each) => file.startsWith(`${each}.`));
  if (group === undefined) return file;
  const kind = file.slice(group.length + 1);
  const listed = (await listBundledKinds(readSchemaFile)).find(
    (each) => each.kind === kind && each.apiVersion.startsWith(`${group}/`),
  );
  const known = listed && (await bundledKinds(readSchemaFile)(listed));
  assert.ok(known, `there is no kind ${file}`);
  const name = custom.add(known);
  assert.equal(customTexts(name), file);
  return name;
}

function definitionOf(name: string): Promise<Definition | undefined> {
  return CustomDefinitions.has(name) ? Promise.resolve(custom.definition(name)) : schemas.definition(name);
}

/**
 * Whether a heading names a field below a definition, a key of a map, or a value of such a field; it leaves out the
 * indexes of lists.
 */
async function isField(definition: string, heading: string): Promise<boolean> {
  const [fieldNames = "", value] = heading.split(/=(.*)/s);
  const names = fieldNames.split(".");
  const path: (string | number)[] = [];
  let field: ResolvedField | undefined;
  for (const [index, name] of names.entries()) {
    path.push(name);
    field = await resolveField(definition, path, definitionOf);
    if (!field) return false;
    if (field.type.items && index < names.length - 1) path.push(0);
  }
  const allowed = field?.schema.enum ?? field?.schema.items?.enum;
  return value === undefined || allowed === undefined || Object.hasOwn(allowed, value);
}

/** Whether one of the definitions that take over the texts of another has a field for a heading. */
async function isFieldOfAnother(definition: string, heading: string): Promise<boolean> {
  const takers = Object.entries(sameAs).filter(([, other]) => other === definition);
  for (const [taker] of takers) if (await isField(taker, heading)) return true;
  return false;
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
    assert.deepEqual(readdirSync(folder).sort(), [...languages, "reviewed.json", "sameAs.json"].sort());
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

    if (name !== namesFile)
      it(`${name} is a definition, and its headings are fields of it`, async () => {
        const own = headings("en", file).filter((each) => each !== "");
        if (name === anyKind) {
          for (const heading of own)
            assert.ok(
              await isField(heading === "items" ? "core.v1.PodList" : "core.v1.Pod", heading),
              heading,
            );
          return;
        }
        const definition = await definitionNamed(name);
        assert.ok(await definitionOf(definition), "there is no such definition");
        for (const heading of own)
          assert.ok(
            (await isField(definition, heading)) || (await isFieldOfAnother(name, heading)),
            `${heading} is no field`,
          );
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
    const files: Readonly<Record<string, string>> = {
      "explanations/en/networking.v1.NetworkPolicySpec.md": "## egress\n\nOf the field.",
      "explanations/en/networking.v1.NetworkPolicyEgressRule.md": "Of the type of egress.",
      "explanations/en/meta.v1.LabelSelector.md": "Of the type of podSelector.",
    };
    const explainer = new Explainer(
      async (name) => (name.startsWith("explanations/") ? ownField(files, name) : readSchemaFile(name)),
      "en",
    );
    const type = { apiVersion: "networking.k8s.io/v1", kind: "NetworkPolicy" };
    const written = async (path: string): Promise<string | undefined> =>
      (await explainer.explain({ type, path: fieldPath(path) }))?.written;
    assert.equal(await written("spec.podSelector"), "Of the type of podSelector.");
    assert.equal(await written("spec.egress"), "Of the field.");
    assert.equal(await written("spec.egress[0].to[0].namespaceSelector"), "Of the type of podSelector.");
  });

  it("are taken over by definitions with the fields of another", async () => {
    for (const [taker, giver] of Object.entries(sameAs)) {
      const named = async (name: string): Promise<Definition | undefined> =>
        definitionOf(await definitionNamed(name));
      const [of, from] = [await named(taker), await named(giver)];
      assert.ok(of?.fields && from?.fields, taker);
      const shared = Object.keys(of.fields).filter((field) => Object.hasOwn(from.fields ?? {}, field));
      assert.ok(shared.length >= Object.keys(of.fields).length / 2, `${taker} is not like ${giver}`);
      assert.ok(!Object.hasOwn(sameAs, giver), `${giver} takes over texts itself`);
    }
    const image = "spec.ephemeralContainers[0].image";
    const written = (await explained("v1 Pod", image))?.written;
    assert.equal(written, (await explained("v1 Pod", "spec.containers[0].image"))?.written);
  });

  it("of a custom kind hold for all of its versions, and for no other kind", async () => {
    const written = async (apiVersion: string, kind: string, language: Language): Promise<string> =>
      (
        await new Explainer(readSchemaFile, language, {
          findCustomKind: bundledKinds(readSchemaFile),
        }).explain({
          type: { apiVersion, kind },
          path: ["spec", "hostnames"],
        })
      )?.written ?? "";
    for (const version of ["v1", "v1beta1"])
      for (const language of languages) {
        const text = await written(`gateway.networking.k8s.io/${version}`, "HTTPRoute", language);
        assert.ok(text !== "" && isWrittenIn(language, text), text);
      }
    assert.equal(await written("gateway.networking.k8s.io/v1", "TLSRoute", "en"), "");
    assert.equal(customTexts("custom karpenter.sh/v1 ../en/core.v1.Pod"), undefined);
    assert.equal(customTexts("custom example.com/v1 NodePool"), undefined);
  });

  it("of any kind serve the fields that all kinds have", async () => {
    const spec = await explained("flowcontrol.apiserver.k8s.io/v1 FlowSchema", "spec");
    assert.match(spec?.written ?? "", /./);
    const kind = await explained("flowcontrol.apiserver.k8s.io/v1 FlowSchema", "kind");
    assert.match(kind?.written ?? "", /^The kind of object/);
  });

  it("are read again after a read that failed", async () => {
    let isBroken = true;
    const explainer = new Explainer(
      (name) =>
        isBroken && name.includes("en/core") ? Promise.reject(new Error("EMFILE")) : readSchemaFile(name),
      "en",
    );
    const ask = { type: { apiVersion: "v1", kind: "Pod" }, path: fieldPath("spec.containers[0].image") };
    await assert.rejects(explainer.explain(ask), /EMFILE/);
    isBroken = false;
    assert.ok((await explainer.explain(ask))?.written);
  });

  it("are not there for a field that nobody wrote about", async () => {
    const explanation = await explained(
      "flowcontrol.apiserver.k8s.io/v1 FlowSchema",
      "spec.matchingPrecedence",
    );
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
