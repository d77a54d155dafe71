import assert from "node:assert/strict";
import { lexer } from "marked";
import { linkWords } from "../../../../src/lesson/glossary/linkWords.ts";
import { WordFinder } from "../../../../src/lesson/glossary/wordFinder.ts";
import { markdownToHtml } from "../../../../src/lesson/markdownToHtml.ts";

const finder = (): WordFinder =>
  new WordFinder({
    language: "en",
    words: [
      { id: "pod", word: "pod", meaning: 'Containers & "friends".' },
      { id: "node", word: "node", meaning: "A machine." },
    ],
  });

const render = (markdown: string): string =>
  markdownToHtml(linkWords(lexer(markdown), finder()), { isTrusted: true });

const button = (id: string, words: string): string =>
  `<span class="term" role="button" tabindex="0" aria-expanded="false" aria-controls="word-${id}">${words}</span>`;
const meaning = (id: string, text: string): string =>
  `<p class="meaning" id="word-${id}" hidden><strong>${id}</strong>: ${text}</p>\n`;
const pod = meaning("pod", "Containers &amp; &quot;friends&quot;.");
const node = meaning("node", "A machine.");

describe("linkWords", () => {
  it("makes a button of a word, and says below the paragraph what it means", () => {
    assert.equal(
      render("A <pod> & a pod on a node.\n\nA pod."),
      `<p>A <pod> &amp; a ${button("pod", "pod")} on a ${button("node", "node")}.</p>\n${pod}${node}<p>A pod.</p>\n`,
    );
  });

  it("does so in lists and within emphasis", () => {
    assert.equal(
      render("- **Pods**: a\n- b\n  - the node"),
      `<ul>\n<li><strong>${button("pod", "Pods")}</strong>: a${pod}</li>\n<li>b<ul>\n<li>the ${button("node", "node")}${node}</li>\n</ul>\n</li>\n</ul>\n`,
    );
  });

  for (const [what, markdown] of Object.entries({
    "a heading": "### A pod",
    code: "```yaml\npod\n```",
    "code in a sentence": "`pod`",
    "code in a tag": "<code>pod</code> here",
    "a link": "[the pod](https://example.com)",
    "the words for a picture": "![a pod](https://example.com/x.svg)",
    "a tag": "<details>\n<summary>pod</summary>\n</details>",
  }))
    it(`leaves ${what} as it is`, () => {
      assert.equal(render(markdown), markdownToHtml(markdown, { isTrusted: true }));
    });
});
