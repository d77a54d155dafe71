import assert from "node:assert/strict";
import type { Question } from "../../../src/course/questions/question.ts";
import { AskedQuestions } from "../../../src/lesson/askedQuestions.ts";

function question(id: string): Question {
  return {
    id,
    page: "basics.nodes",
    text: `${id}?`,
    hint: "",
    options: ["a", "b", "c", "d"].map((each) => ({
      id: each,
      text: each,
      why: `why ${each}`,
      ...(each === "a" && { isRight: true as const }),
    })),
  };
}

describe("AskedQuestions", () => {
  it("waits for an answer to each, and says why it is right or not", () => {
    const asked = new AskedQuestions([question("one"), question("two")]);
    assert.equal(asked.choose("one", "b"), false);
    assert.deepEqual(asked.asked[0]?.result, { option: "b", isRight: false, why: "why b" });
    assert.equal(asked.asked[1]?.result, undefined);
    assert.equal(asked.choose("one", "a"), undefined);
    asked.askAgain("one");
    assert.equal(asked.choose("one", "a"), true);
    assert.equal(asked.isAnswered, false);
    assert.equal(asked.choose("two", "a"), true);
    assert.equal(asked.isAnswered, true);
  });

  it("shows the options in the same order until it is asked again", () => {
    const asked = new AskedQuestions([question("one")]);
    const order = (): string[] => asked.asked[0]?.options.map(({ id }) => id) ?? [];
    const before = order();
    asked.choose("one", "b");
    assert.deepEqual(order(), before);
    asked.askAgain("one");
    assert.deepEqual(order().sort(), ["a", "b", "c", "d"]);
  });

  it("does not ask again what was answered right, nor take what it did not ask", () => {
    const asked = new AskedQuestions([question("one")]);
    asked.choose("one", "a");
    asked.askAgain("one");
    assert.equal(asked.asked[0]?.result?.isRight, true);
    for (const [id, option] of [
      ["none", "a"],
      ["__proto__", "a"],
      ["one", "none"],
    ] as const)
      assert.equal(asked.choose(id, option), undefined);
  });

  it("is not answered where nothing is asked", () => assert.equal(new AskedQuestions([]).isAnswered, false));
});
