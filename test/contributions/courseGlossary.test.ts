import assert from "node:assert/strict";
import { type Language, languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { stepIds } from "../../src/course/steps.ts";
import type { Glossary } from "../../src/lesson/glossary/glossary.ts";
import { WordFinder } from "../../src/lesson/glossary/wordFinder.ts";
import { wordsInMarkdown } from "../../src/lesson/glossary/wordsInMarkdown.ts";
import { lessonText } from "../../src/lesson/lessonText.ts";
import { labIds } from "../support/labs/labFolders.ts";
import { ruledOutWords } from "./glossary.ts";
import { localized, manifestText, projectFile } from "./manifest.ts";
import { isWrittenIn } from "./writtenIn.ts";

/** The words that the course uses as terms of Kubernetes and EKS: what the lessons use of them, the glossary explains. */
const terms = [
  ...[
    "annotation",
    "API endpoint",
    "API server",
    "cluster",
    "container",
    "container runtime",
    "control plane",
  ],
  ...[
    "control plane node",
    "controller manager",
    "CronJob",
    "current state",
    "DaemonSet",
    "data plane",
    "Deployment",
  ],
  ...[
    "desired state",
    "EKS",
    "eksctl",
    "endpoint",
    "etcd",
    "image",
    "Job",
    "kube-proxy",
    "kubeconfig",
    "kubectl",
  ],
  ...[
    "kubelet",
    "Kubernetes",
    "label",
    "manifest",
    "Namespace",
    "node",
    "node group",
    "object",
    "Pod",
    "ReplicaSet",
  ],
  ...["replica", "rolling update", "rollback", "rollout", "scheduler", "selector", "self-healing", "Service"],
  ...["StatefulSet", "worker node", "workload"],
];

const glossaries = new Map(
  languages.map((language) => [
    language,
    {
      language,
      words: JSON.parse(projectFile(`walkthroughs/glossary.${language}.json`)) as Glossary["words"],
    },
  ]),
);

function glossary(language: Language): Glossary {
  const found = glossaries.get(language);
  assert.ok(found);
  return found;
}

/** The texts of each lesson in a language. */
function lessons(language: Language): string[] {
  const manifest: unknown = JSON.parse(manifestText, (_, value: unknown) =>
    typeof value === "string" ? localized(value, language) : value,
  );
  return stepIds.map((step) => {
    const { description = "", page = "" } = lessonText(manifest, step) ?? {};
    return `${description}\n${projectFile(language === "en" ? page : page.replace(/\.md$/, `.nls.${language}.md`))}`;
  });
}

describe("The glossary of the course", () => {
  for (const language of languages) {
    const { words } = glossary(language);

    it(`has the same words in every language (${language})`, () => {
      const ids = words.map(({ id }) => id);
      assert.deepEqual(
        ids,
        glossary("en").words.map(({ id }) => id),
      );
      assert.equal(new Set(ids).size, ids.length);
      assert.deepEqual(
        ids.filter((id) => !/^[a-z]+(?:-[a-z]+)*$/.test(id)),
        [],
      );
    });

    it(`says in one or two sentences what each word means, by the words of the course (${language})`, () => {
      for (const { word, meaning } of words) {
        const sentences = meaning.match(/\.(?:\s|$)/g)?.length ?? 0;
        assert.ok(sentences === 1 || sentences === 2, meaning);
        assert.match(meaning, /^\S[^`*<>]*\.$/);
        assert.ok(isWrittenIn(language, meaning), meaning);
        assert.deepEqual(ruledOutWords(language, `${word} ${meaning}`), []);
      }
    });

    it(`passes over only phrases that a lesson has (${language})`, () => {
      const texts = lessons(language).join("\n");
      const unused = words.flatMap((word) => (word.not ?? []).filter((phrase) => !texts.includes(phrase)));
      assert.deepEqual(unused, []);
    });

    it(`explains some words in every lab (${language})`, () => {
      for (const id of labIds) {
        const text = projectFile(`labs/${id}/lab.${language}.md`);
        assert.ok(wordsInMarkdown(text, glossary(language)).length >= 3, id);
      }
    });

    it(`explains in every lesson some words (${language})`, () => {
      for (const lesson of lessons(language))
        assert.ok(new WordFinder(glossary(language)).find(lesson).length >= 5, lesson);
    });
  }

  it("explains each term that the lessons use", () => {
    const used = (term: string): boolean =>
      new WordFinder({ language: "en", words: [{ id: "term", word: term, meaning: "" }] }).find(
        lessons("en").join("\n"),
      ).length > 0;
    const finder = (): WordFinder => new WordFinder(glossary("en"));
    const usedTerms = terms.filter(used);
    assert.ok(usedTerms.length > 30);
    assert.deepEqual(
      usedTerms.filter((term) => finder().find(term).length !== 1),
      [],
    );
  });
});
