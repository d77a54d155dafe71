import assert from "node:assert/strict";
import { readFromPage } from "../../../../src/features/course/view/readFromPage.ts";

describe("readFromPage", () => {
  for (const message of [
    { type: "ready" },
    { type: "check" },
    { type: "follow" },
    { type: "show", step: "basics.nodes" },
    { type: "act", action: "0" },
    { type: "answer", question: "q", option: "o" },
    { type: "askAgain", question: "q" },
    { type: "review", action: "open" },
    { type: "review", action: "askAgain" },
    { type: "review", action: "close" },
    { type: "answerReview", option: "o" },
    { type: "endNotice" },
    { type: "lab", lab: "image-typo" },
    { type: "labAction", action: "hint" },
  ])
    it(`takes ${message.type}`, () => assert.deepEqual(readFromPage(message), message));

  it("takes no more than it knows", () =>
    assert.deepEqual(readFromPage({ type: "act", action: 7, command: "x" }), { type: "act", action: "" }));

  for (const message of [
    undefined,
    null,
    "ready",
    [],
    {},
    { type: "other" },
    { type: "review", action: "constructor" },
    { type: "__proto__" },
  ])
    it(`passes over ${JSON.stringify(message)}`, () => assert.equal(readFromPage(message), undefined));
});
