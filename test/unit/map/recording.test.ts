import assert from "node:assert/strict";
import { Recording } from "../../../src/map/recording.ts";
import { node, pod } from "../../support/mapFixtures.ts";

const limits = { ms: 1000, moments: 100, changes: 100 };

describe("Recording", () => {
  it("begins with the first objects, and records what changes then", () => {
    const recording = new Recording(limits);
    const worker = node("worker");
    recording.begin([worker], [], 0);
    assert.equal(recording.record([node("worker")], [], 1), undefined);
    const added = recording.record([worker, pod("web")], [], 2);
    const moved = recording.record([worker, pod("web", "worker")], [], 3);
    const removed = recording.record([worker], [], 4);
    assert.deepEqual(
      [added, moved, removed].map((moment) => moment?.changes.map(({ id }) => id)),
      [["pod/web"], ["pod/web"], ["pod/web"]],
    );
  });

  it("gives back each earlier state", () => {
    const recording = new Recording(limits);
    const states = [[], [pod("a")], [pod("a", "worker"), pod("b")], [pod("b")], [pod("b"), pod("c")]];
    for (const [at, objects] of states.entries())
      if (at === 0) recording.begin(objects, [], at);
      else recording.record(objects, [], at);
    for (const { number, at } of recording.moments) {
      const expected = new Map(states[at]?.map((object) => [object.id, object]));
      assert.deepEqual(recording.objectsAfter(number), expected);
    }
    assert.deepEqual([...recording.objectsAfter(undefined).keys()], ["pod/b", "pod/c"]);
  });

  it("begins with the moments that led to the first objects", () => {
    const recording = new Recording(limits);
    const change = { id: "pod/web", before: undefined, after: pod("web") };
    const past = { changes: [change], happenings: [], isAssembled: true };
    recording.begin(
      [pod("web")],
      [
        { ...past, at: -5000 },
        { ...past, at: -500 },
      ],
      0,
    );
    recording.record([pod("web"), pod("db")], [], 1);
    assert.deepEqual(
      recording.moments.map(({ number, at, isAssembled }) => [number, at, isAssembled]),
      [
        [1, -500, true],
        [2, 1, false],
      ],
    );
    assert.deepEqual([...recording.objectsAfter(1).keys()], ["pod/web"]);
  });

  it("drops what is too old or too much, and keeps the states of the rest", () => {
    for (const limit of [
      { ...limits, ms: 2 },
      { ...limits, moments: 3 },
      { ...limits, changes: 3 },
    ]) {
      const recording = new Recording(limit);
      recording.begin([], [], 0);
      for (let at = 1; at <= 10; at++) recording.record([pod(`p${at}`)].slice(at % 2), [], at);
      assert.ok(recording.moments.length <= 3, JSON.stringify(limit));
      for (const { number, at } of recording.moments)
        assert.deepEqual([...recording.objectsAfter(number).keys()], at % 2 ? [] : [`pod/p${at}`]);
    }
  });
});
