import assert from "node:assert/strict";
import type { Observation } from "../../../src/course/observation.ts";
import type { Question } from "../../../src/course/questions/question.ts";
import { SpacedQuestion } from "../../../src/lesson/spacedQuestion.ts";

const dayMs = 24 * 3600 * 1000;
const now = new Date(2026, 5, 15, 12).getTime();
const questions: Question[] = ["first", "second"].map((id) => ({
  id,
  page: "basics.nodes",
  text: `What is ${id}?`,
  hint: "",
  options: [
    { id: "right", text: "Yes", isRight: true, why: "" },
    { id: "wrong", text: "No", why: "" },
  ],
}));

describe("SpacedQuestion", () => {
  let observed: Observation[];
  let reads: number;
  beforeEach(() => {
    [observed, reads] = [[], 0];
  });

  /** @param daysAgo when each question was last answered */
  function spaced(daysAgo: Readonly<Record<string, number>>): SpacedQuestion {
    const reviews = Object.fromEntries(
      Object.entries(daysAgo).map(([id, days]) => [id, { stage: 0, at: now - days * dayMs }]),
    );
    return new SpacedQuestion({
      progress: {
        state: { reviews },
        observe: (observation) => observed.push(observation),
      },
      questions: () => {
        reads++;
        return Promise.resolve(questions);
      },
      now: () => now,
    });
  }

  it("reads no questions while none was answered", async () => {
    assert.equal(await spaced({}).page(), undefined);
    assert.equal(reads, 0);
  });

  it("shows none before its day, and none that the course no longer has", async () => {
    assert.equal(await spaced({ first: 0, gone: 30 }).page(), undefined);
  });

  it("is a line until it is opened: the one that has waited longest", async () => {
    const question = spaced({ first: 2, second: 3 });
    const closed = await question.page();
    assert.equal(closed?.text, "What is second?");
    assert.equal(closed.question, undefined);
    await question.act("open");
    assert.equal((await question.page())?.question?.id, "second");
    question.close();
    assert.equal((await question.page())?.question, undefined);
  });

  it("reports an answer once, until it is asked again", async () => {
    const question = spaced({ first: 2 });
    question.answer("right");
    await question.act("open");
    question.answer("nothing of the kind");
    question.answer("wrong");
    question.answer("right");
    assert.deepEqual(observed, [{ event: "questionAnswered", question: "first", isRight: false }]);
    await question.act("askAgain");
    question.answer("right");
    assert.deepEqual(observed.at(-1), { event: "questionAnswered", question: "first", isRight: true });
    assert.equal(observed.length, 2);
  });
});
