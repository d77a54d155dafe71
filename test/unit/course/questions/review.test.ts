import assert from "node:assert/strict";
import fc from "fast-check";
import {
  afterReview,
  daysBetween,
  dueQuestion,
  isDue,
  laterReview,
  type Review,
  reviewDays,
} from "../../../../src/course/questions/review.ts";
import { reviewTitle } from "../../../../src/lesson/reviewTitle.ts";

/** A moment in local time: a day of March 2026, at ten o'clock if nothing else is said. */
const at = (day: number, hour = 10, minute = 0): number => new Date(2026, 2, day, hour, minute).getTime();

const learned = reviewDays.length;

describe("When a question comes back", () => {
  it("is after 1, 3, 7, and 16 days, as long as it is known, and then no more", () => {
    let review = afterReview(undefined, true, at(1));
    let day = 1;
    for (const days of [1, 3, 7, 16]) {
      assert.equal(isDue(review, at(day + days - 1, 23, 59)), false, `${days} days, the evening before`);
      day += days;
      assert.equal(isDue(review, at(day, 0, 1)), true, `${days} days`);
      review = afterReview(review, true, at(day));
    }
    assert.deepEqual(review, { stage: learned, at: at(day) });
    assert.equal(isDue(review, at(day + 1000)), false);
  });

  it("is later, where nobody looked on the day, and counts from the answer", () => {
    const review = afterReview({ stage: 1, at: at(1) }, true, at(20));
    assert.deepEqual(review, { stage: 2, at: at(20) });
    assert.equal(isDue(review, at(26)), false);
    assert.equal(isDue(review, at(27)), true);
  });

  for (const stage of [0, 1, 2, 3, learned])
    for (const day of [1, 2, 30])
      it(`begins again after a wrong answer, at stage ${stage}, on day ${day}`, () => {
        const review = afterReview({ stage, at: at(1) }, false, at(day, 12));
        assert.deepEqual(review, { stage: 0, at: at(day, 12) });
        assert.equal(isDue(review, at(day, 23)), false);
        assert.equal(isDue(review, at(day + 1)), true);
      });

  it("begins after the first answer, right or wrong", () => {
    for (const isRight of [true, false])
      assert.deepEqual(afterReview(undefined, isRight, at(5)), { stage: 0, at: at(5) });
  });

  for (const [what, review, now] of [
    ["right after a wrong answer", { stage: 0, at: at(1) }, at(1, 10, 1)],
    ["later the same day", { stage: 0, at: at(1) }, at(1, 23)],
    ["on the second day of three", { stage: 1, at: at(1) }, at(3)],
    ["after it was learned", { stage: learned, at: at(1) }, at(31)],
  ] as const)
    it(`stays as it was when it is answered right ${what}`, () =>
      assert.equal(afterReview(review, true, now), review));

  it("is not before its day, whatever the clock says", () => {
    assert.equal(isDue({ stage: 0, at: at(10) }, at(1)), false);
    assert.equal(isDue({ stage: 0, at: at(10) }, at(11)), true);
  });

  it("never, for a stage that is none", () => {
    for (const stage of [-1, 0.5, 99, NaN]) assert.equal(isDue({ stage, at: at(1) }, at(31)), false);
  });

  it("counts days by the calendar, also where the clock changes", () => {
    for (let month = 0; month < 12; month++)
      for (let day = 1; day <= 31; day++) {
        const noon = new Date(2026, month, day, 12).getTime();
        const next = new Date(2026, month, day + 1, 0, 30).getTime();
        assert.equal(daysBetween(noon, next), 1, new Date(noon).toString());
        assert.equal(daysBetween(next, noon), -1);
      }
  });
});

describe("The question that comes back", () => {
  const reviews: Record<string, Review> = {
    young: { stage: 0, at: at(8) },
    old: { stage: 0, at: at(2) },
    waiting: { stage: 3, at: at(1) },
    gone: { stage: 0, at: at(1) },
  };
  const asked = new Set(["young", "old", "waiting"]);

  it("is the one that has waited longest, of those that are still asked", () =>
    assert.deepEqual(dueQuestion(reviews, asked, at(9)), { id: "old", at: at(2) }));

  it("is none while all wait", () => assert.equal(dueQuestion(reviews, asked, at(2)), undefined));
  it("is none where none was answered", () => assert.equal(dueQuestion({}, asked, at(9)), undefined));
  it("is none where none is asked", () => assert.equal(dueQuestion(reviews, new Set(), at(9)), undefined));

  it("is the same in every window, where two were answered at once", () => {
    const both = { b: { stage: 0, at: at(1) }, a: { stage: 0, at: at(1) } };
    assert.equal(dueQuestion(both, new Set(["a", "b"]), at(9))?.id, "a");
  });

  it("may be called like a part of every object", () => {
    const odd = Object.fromEntries([["__proto__", { stage: 0, at: at(1) }]]);
    assert.equal(dueQuestion(odd, new Set(["__proto__"]), at(9))?.id, "__proto__");
    assert.equal(dueQuestion({}, new Set(["constructor"]), at(9)), undefined);
  });

  for (const [day, said] of [
    [2, "A question from yesterday"],
    [3, "A question from 2 days ago"],
    [7, "A question from 6 days ago"],
    [8, "A question from last week"],
    [14, "A question from last week"],
    [15, "A question from 2 weeks ago"],
    [30, "A question from 4 weeks ago"],
  ] as const)
    it(`is called “${said}” on day ${day}`, () => assert.equal(reviewTitle(at(1), at(day)), said));
});

describe("What two windows know of a question", () => {
  const review = fc.record({ stage: fc.nat(learned), at: fc.nat(5) }, { noNullPrototype: true });

  it("is merged to the same, in whatever order", () => {
    fc.assert(
      fc.property(review, review, review, (a, b, c) => {
        assert.deepEqual(laterReview(a, b), laterReview(b, a));
        assert.deepEqual(laterReview(laterReview(a, b), c), laterReview(a, laterReview(b, c)));
        assert.deepEqual(laterReview(a, a), a);
      }),
      { seed: 1 },
    );
  });

  it("is what was answered later", () => {
    const wrong = { stage: 0, at: at(3) };
    assert.equal(laterReview({ stage: 2, at: at(2) }, wrong), wrong);
    assert.deepEqual(laterReview({ stage: 2, at: at(3) }, wrong), wrong);
  });
});
