import assert from "node:assert/strict";
import type { AnswerOption, Question } from "../../../../src/course/questions/question.ts";
import { QuestionRound, type RoundState } from "../../../../src/course/questions/questionRound.ts";

const option = (id: string): AnswerOption => ({ id, text: id, why: `why ${id}` });
const question = (id: string): Question => ({
  id,
  page: "basics.nodes",
  text: `${id}?`,
  hint: "look",
  options: [
    { ...option("right"), isRight: true },
    option("wrong"),
    option("also wrong"),
    option("wrong too"),
  ],
});

/** Answers right or wrong. */
function answer(round: QuestionRound, isRight: boolean): void {
  const { state } = round;
  assert.equal(state.phase, "asked");
  const chosen = state.options.find((each) => (each.isRight ?? false) === isRight);
  assert.ok(chosen);
  round.choose(chosen);
}

/** The state in short. */
function short(state: RoundState): string {
  if (state.phase === "finished") return "finished";
  const { number, total } = state;
  if (state.phase === "asked") return `${number}/${total}`;
  return `${number}/${total} ${state.answer.id}, ${state.others} others`;
}

describe("QuestionRound", () => {
  let round: QuestionRound;
  beforeEach(() => {
    round = new QuestionRound(["a", "b", "c"].map(question));
  });

  it("asks one question after the other, and ends when all are answered", () => {
    const seen: string[] = [];
    while (round.state.phase !== "finished") {
      seen.push(short(round.state));
      answer(round, true);
      seen.push(`${short(round.state)}, ${round.isAnswered}`);
      round.next();
    }
    assert.deepEqual(seen, [
      "1/3",
      "1/3 right, 2 others, false",
      "2/3",
      "2/3 right, 1 others, false",
      "3/3",
      "3/3 right, 0 others, true",
    ]);
  });

  it("lets a wrong answer be tried again", () => {
    answer(round, false);
    assert.match(short(round.state), /^1\/3 .*wrong.*, 2 others$/);
    round.tryAgain();
    assert.equal(short(round.state), "1/3");
    answer(round, true);
    assert.equal(short(round.state), "1/3 right, 2 others");
  });

  it("comes back to what was passed over, and only to that", () => {
    answer(round, false);
    round.next();
    answer(round, true);
    round.next();
    assert.equal(short(round.state), "3/3");
    answer(round, false);
    assert.match(short(round.state), /1 others$/);
    round.next();
    assert.equal(short(round.state), "1/3");
    answer(round, true);
    round.next();
    assert.equal(short(round.state), "3/3");
    answer(round, false);
    assert.match(short(round.state), /0 others$/);
    assert.equal(round.isAnswered, false);
    round.next();
    assert.equal(short(round.state), "3/3");
    answer(round, true);
    assert.equal(round.isAnswered, true);
    round.next();
    assert.equal(short(round.state), "finished");
  });

  it("shows the options in the same order until there was an answer, then in another", () => {
    const order = (): string => {
      assert.equal(round.state.phase, "asked");
      return round.state.options.map(({ id }) => id).join();
    };
    const orders = new Set<string>();
    for (let tries = 0; tries < 6; tries++) {
      assert.equal(order(), order());
      orders.add(order());
      answer(round, false);
      round.tryAgain();
    }
    assert.ok(orders.size > 2, [...orders].join("; "));
    const again = new QuestionRound([question("a")]);
    assert.equal(again.state.phase, "asked");
    assert.ok(orders.has(again.state.options.map(({ id }) => id).join()));
  });

  it("goes on where it was left", () => {
    round.goOn();
    assert.equal(short(round.state), "1/3");
    answer(round, false);
    round.goOn();
    assert.equal(short(round.state), "1/3");
    answer(round, true);
    round.goOn();
    assert.equal(short(round.state), "2/3");
    answer(round, true);
    round.next();
    answer(round, true);
    round.goOn();
    assert.equal(short(round.state), "finished");
  });

  it("takes one answer to a question, of its own options, and none after the end", () => {
    round.choose(option("of another"));
    assert.equal(short(round.state), "1/3");
    answer(round, false);
    const before = short(round.state);
    const right = question("a").options[0];
    assert.ok(right);
    round.choose(right);
    assert.equal(short(round.state), before);
    const empty = new QuestionRound([]);
    assert.equal(empty.state.phase, "finished");
    empty.choose(right);
    empty.next();
    assert.equal(empty.state.phase, "finished");
  });
});
