import { languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { readSnippets } from "../../../../src/features/manifests/readSnippets.ts";
import { plainSnippet } from "../../../../src/manifests/plainSnippet.ts";
import { expanded, snippets } from "../../../contributions/snippets.ts";

describe("The snippets as the commands read them", () => {
  it("have the lines of their bodies, and their names", () => {
    const text = JSON.stringify({
      Pod: { prefix: "k8s-pod", description: "A Pod.", body: ["kind: Pod", "$0"] },
      ["__proto__"]: { prefix: "a", description: "", body: [] },
    });
    assert.deepEqual(readSnippets(text), [
      { label: "Pod", prefix: "k8s-pod", description: "A Pod.", body: "kind: Pod\n$0" },
      { label: "__proto__", prefix: "a", description: "", body: "" },
    ]);
    assert.deepEqual(readSnippets("{}"), []);
  });

  for (const language of languages)
    it(`become the same manifests by a command as by completion, in ${language}`, () => {
      const file = path.join(repositoryFolder, `snippets/kubernetes.${language}.json`);
      assert.deepEqual(
        readSnippets(readFileSync(file, "utf8")).map(({ prefix, body }) => [prefix, plainSnippet(body)]),
        snippets(language).map((snippet) => [snippet.prefix, expanded(snippet)]),
      );
    });
});
