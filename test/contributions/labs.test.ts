import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import path from "node:path";
import { type Language, languages, pageIn } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { readLab, textFile } from "../../src/labs/read/readLab.ts";
import type { Lab } from "../../src/labs/lab.ts";
import { readManifests } from "../../src/manifests/readManifests.ts";
import { labFileNames, labFolder, labIds } from "../support/labs/labFolders.ts";
import { kindsWithoutEnglish, ruledOutWords } from "./glossary.ts";
import { manifest, namesIn, projectFile } from "./manifest.ts";
import { countLetters, isWrittenIn } from "./writtenIn.ts";

/** The pages to read on, with those of kubernetes.io in a language. */
const documentation = (language: Language): readonly string[] => [
  pageIn(language, "https://kubernetes.io/docs/"),
  "https://docs.aws.amazon.com/eks/latest/",
  "https://www.eksworkshop.com/",
];

const addresses = (text: string): string[] =>
  [...text.matchAll(/\]\((https:[^)]+)\)/g)].map(([, address = ""]) => address);
/** The pages that a text links to, without their language and the headings that the language has. */
const pages = (text: string, language: Language): string[] =>
  addresses(text).map((address) =>
    address.replace(pageIn(language, "kubernetes.io/docs/"), "kubernetes.io/docs/").replace(/#.*/, ""),
  );
const codeOf = (text: string): string[] =>
  [...text.matchAll(/^ *```[a-z]*\n([^`]*)```/gm)].map(([, code = ""]) => code);
/** What stands in bold: the words of the editor. */
const quotedNames = (text: string): string[] =>
  [...text.matchAll(/\*\*([^*]+)\*\*/g)].map(([, name = ""]) => name);

async function lab(id: string, language: Language): Promise<Lab> {
  const { lab: read, problems } = await readLab(labFolder(id), language);
  assert.ok(read, JSON.stringify(problems, undefined, 1));
  return read;
}

describe("The labs", () => {
  it("are described by the schema that the extension contributes", () => {
    const [validation] = manifest.contributes.jsonValidation;
    assert.equal(validation?.fileMatch, "**/.kubernetes-workshop/labs/*/lab.json");
    assert.ok(existsSync(path.join(repositoryFolder, validation.url)));
  });

  it("stand in one order, each at a place of its own", async () => {
    const orders = await Promise.all(labIds.map(async (id) => (await lab(id, "en")).order));
    assert.equal(new Set(orders).size, labIds.length);
  });

  for (const id of labIds)
    describe(id, () => {
      const texts = (language: Language): string => projectFile(`labs/${id}/${textFile(language)}`);

      it("can be read, with texts in every language and no file that nothing uses", async () => {
        const files = new Set(["lab.json", ...languages.map(textFile)]);
        for (const language of languages)
          for (const step of [...(await lab(id, language)).setup, ...(await lab(id, language)).solution])
            if (step.does === "apply") files.add(step.file);
        assert.deepEqual(labFileNames(id).sort(), [...files].sort());
      });

      it("says the same in every language", async () => {
        const english = (await lab(id, "en")).texts;
        for (const language of languages) {
          const { goals, hints } = (await lab(id, language)).texts;
          assert.equal(goals.length, english.goals.length);
          assert.equal(hints.length, english.hints.length);
          assert.deepEqual(codeOf(texts(language)), codeOf(texts("en")));
          assert.deepEqual(pages(texts(language), language), pages(texts("en"), "en"));
        }
      });

      it("tells its story in two sentences, and names the rule with a page to read on", async () => {
        for (const language of languages) {
          const { story, explanation } = (await lab(id, language)).texts;
          assert.equal(story.match(/[.?](?=\s|$)|[。？]/g)?.length, 2, story);
          const links = addresses(explanation);
          assert.ok(links.length > 0);
          for (const link of links)
            assert.ok(
              documentation(language).some((start) => link.startsWith(start)),
              link,
            );
        }
      });

      it("shows in its way the manifests that repair it", async () => {
        const { solution, texts: words, namespaces } = await lab(id, "en");
        const shown = [...words.way.matchAll(/^ *```yaml\n([^`]*)```/gm)].flatMap(
          ([, yaml = ""]) => readManifests(yaml.replaceAll(/^ {3}/gm, "")).objects,
        );
        const applied = solution.flatMap((step) => (step.does === "apply" ? step.objects : []));
        if (shown.length === 0) assert.match(words.way, /kubectl (?:set|rollout|scale|delete|label)/);
        else
          assert.deepEqual(
            shown.map(({ object }) => object),
            applied,
          );
        for (const [, namespace = ""] of words.way.matchAll(/ -n (\S+)/g))
          assert.ok(namespaces.includes(namespace), namespace);
      });

      it("calls what is in the editor by its name", () => {
        for (const language of languages) {
          const names = namesIn(language);
          for (const name of quotedNames(texts(language))) assert.ok(names.has(name), name);
        }
      });

      for (const language of languages)
        it(`is in its language, by the glossary (${language})`, () => {
          assert.ok(isWrittenIn(language, texts(language)));
          assert.ok(countLetters(language, texts(language)) > 200);
          assert.deepEqual(ruledOutWords(language, texts(language)), []);
          assert.deepEqual(kindsWithoutEnglish(language, texts(language)), []);
        });
    });
});
