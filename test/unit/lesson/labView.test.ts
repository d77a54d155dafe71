import assert from "node:assert/strict";
import type { CurrentLab } from "../../../src/labs/labsModel.ts";
import { labView } from "../../../src/lesson/labView.ts";

const titles = { openManifest: "Open", hint: "Hint", way: "Way", startOver: "Start Over", end: "End" };

const lab: CurrentLab = {
  id: "taint",
  title: "Nothing starts",
  minutes: 5,
  isDone: false,
  isOfWorkspace: true,
  phase: "solved",
  failure: undefined,
  namespaces: ["lab-taint"],
  story: "A pod waits for a node, and <b>another pod</b> does, too.",
  checks: [],
  hints: [],
  hintsLeft: 0,
  way: undefined,
  explanation: "A taint keeps the pod off the node. <script>alert(1)</script>",
};

const words = ["pod", "node", "taint"].map((word) => ({ id: word, word, meaning: `About the ${word}.` }));

describe("labView", () => {
  const { storyHtml, explanationHtml } = labView(lab, titles, { language: "en", words });

  it("explains a word of the glossary where the lab first uses it", () => {
    const wordsIn = (html: string): string[] =>
      [...html.matchAll(/class="term"[^>]*aria-controls="([^"]*)"/g)].map(([, id = ""]) => id);
    assert.deepEqual(wordsIn(storyHtml), ["word-pod", "word-node"]);
    assert.deepEqual(wordsIn(explanationHtml), ["word-taint"]);
    assert.match(
      explanationHtml,
      /<p class="meaning" id="word-taint" hidden><strong>taint<\/strong>: About the taint\.<\/p>/,
    );
  });

  it("shows HTML of the lab's own texts as text", () => {
    assert.match(storyHtml, /&lt;b&gt;another pod&lt;\/b&gt;/);
    assert.match(explanationHtml, /&lt;script&gt;/);
    assert.doesNotMatch(storyHtml + explanationHtml, /<b>|<script>/);
  });

  it("is the same text where there is no glossary", () => {
    const plain = labView(lab, titles, { language: "en", words: [] });
    assert.equal(
      plain.storyHtml,
      "<p>A pod waits for a node, and &lt;b&gt;another pod&lt;/b&gt; does, too.</p>\n",
    );
  });
});
