import assert from "node:assert/strict";
import type { Glossary } from "../../../../src/lesson/glossary/glossary.ts";
import { wordsInMarkdown } from "../../../../src/lesson/glossary/wordsInMarkdown.ts";

const glossary: Glossary = {
  language: "en",
  words: ["pod", "node", "image"].map((word) => ({ id: word, word, meaning: "" })),
};

const idsIn = (markdown: string): string[] => wordsInMarkdown(markdown, glossary).map(({ id }) => id);

describe("wordsInMarkdown", () => {
  it("finds each word once, in the order of the text", () =>
    assert.deepEqual(idsIn("Nodes run **pods**.\n\nA pod on a node."), ["node", "pod"]));

  it("passes over code and the addresses of links", () =>
    assert.deepEqual(idsIn("`pod` and [an image](https://example.com/node), `a` b"), ["image"]));

  it("knows nothing of the text before", () => assert.deepEqual(idsIn("A pod."), idsIn("A pod.")));

  it("reads a text of any length once", () => {
    const long = "`".repeat(200_001) + "](".repeat(200_000) + " pod";
    assert.deepEqual(idsIn(long), ["pod"]);
  });
});
