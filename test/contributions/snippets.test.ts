import { languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { findKind } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import assert from "node:assert/strict";
import { parseAllDocuments } from "yaml";
import { ruledOutWords } from "./glossary.ts";
import { localized, manifest } from "./manifest.ts";
import { clusterSnippets, eksctlSnippet, expanded, type Snippet, snippets } from "./snippets.ts";
import { isWrittenIn } from "./writtenIn.ts";

const all = languages.map((language) => [language, snippets(language)] as const);

/** A line of a snippet without its comment; a `#` in quotes would be no comment, and no snippet has one. */
const withoutComment = (line: string): string => line.replace(/\s*#.*$/, "");

describe("The snippets", () => {
  it("are for a cluster, but for the last, from which eksctl creates one", () => {
    for (const language of languages) {
      assert.deepEqual([...clusterSnippets(language), eksctlSnippet(language)], snippets(language));
    }
  });

  it("are contributed for YAML, in the display language", () => {
    const [contribution, ...more] = manifest.contributes.snippets;
    assert.deepEqual(more, []);
    assert.equal(contribution?.language, "yaml");
    for (const language of languages)
      assert.equal(localized(contribution.path, language), `./snippets/kubernetes.${language}.json`);
  });

  it("are the same in every language, comments and descriptions aside", () => {
    const bare = (some: readonly Snippet[]): unknown =>
      some.map(({ prefix, body }) => ({ prefix, body: body.map(withoutComment) }));
    for (const [language, some] of all) assert.deepEqual(bare(some), bare(snippets("en")), language);
  });

  it("are told apart in the list of completions", () => {
    for (const [, some] of all) {
      assert.equal(new Set(some.map(({ label }) => label)).size, some.length);
      assert.equal(new Set(some.map(({ description }) => description)).size, some.length);
    }
  });

  for (const [language, snippet] of all.flatMap(([each, some]) =>
    some.map((snippet) => [each, snippet] as const),
  )) {
    it(`${snippet.label} expands to objects with a type and a name`, () => {
      const text = expanded(snippet);
      assert.doesNotMatch(text, /\$[{\d]|\|\}/, "a placeholder is left");
      const documents = parseAllDocuments(text);
      assert.ok(Array.isArray(documents), "there is no document");
      for (const document of documents) {
        assert.deepEqual(document.errors, []);
        const { apiVersion, kind, metadata } = document.toJS() as {
          apiVersion: unknown;
          kind: unknown;
          metadata?: { name?: unknown };
        };
        const isOfKubernetes = findKind(String(apiVersion), String(kind)) !== undefined;
        assert.equal(
          isOfKubernetes,
          snippet.prefix.startsWith("k8s-"),
          `${String(apiVersion)} ${String(kind)}`,
        );
        if (!isOfKubernetes) assert.equal(kind, "ClusterConfig");
        assert.match(String(metadata?.name), /^[a-z][a-z0-9.-]+$/);
      }
    });

    it(`${snippet.label} ends with the cursor, after its last line`, () => {
      assert.equal(snippet.body.at(-1), "$0");
    });

    it(`${snippet.label} is in its language, by the glossary (${language})`, () => {
      const texts = [
        snippet.label,
        snippet.description,
        ...snippet.body.filter((line) => line.includes("#")),
      ];
      for (const text of texts) assert.ok(isWrittenIn(language, text), text);
      assert.deepEqual(ruledOutWords(language, texts.join("\n")), []);
    });
  }
});
