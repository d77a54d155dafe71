import assert from "node:assert/strict";
import type { MapObject } from "../../../src/map/mapObject.ts";
import { MapModel } from "../../../src/map/mapModel.ts";
import type { Occurrence } from "../../../src/trace/happening.ts";
import { node, pod, scheduled } from "../../support/mapFixtures.ts";

const nothingSpecial = { labelSelector: undefined, tooManyPods: undefined, forbidden: [] };

/** A model that has seen a pod come, be scheduled, and go. */
function model(): MapModel {
  const map = new MapModel({ language: "en", size: "whole", timeZone: "UTC" });
  const worker = node("worker");
  const see = (objects: MapObject[], occurrences: Occurrence[], at: number): void =>
    map.update({ objects, occurrences, isAfterGap: at === 0, ...nothingSpecial }, at);
  see([worker], [scheduled("before", 0)], 0);
  see([worker, pod("web")], [scheduled("before", 0)], 1000);
  see([worker, pod("web", "worker")], [scheduled("before", 0), scheduled("web", 2000)], 2000);
  see([worker], [scheduled("web", 2000)], 3000);
  return map;
}

const ids = (map: MapModel): readonly string[] => map.frame(true).order;

describe("MapModel", () => {
  it("shows the present", () => {
    assert.ok(!ids(model()).includes("pod/web"));
  });

  it("shows each of the last moments again, and the present after the last one", () => {
    const map = model();
    const { first, last } = map.frame(true).timeline;
    assert.deepEqual([first, last], [0, 2]);
    map.replay(1);
    const frame = map.frame(true);
    assert.ok(frame.order.includes("pod/web"));
    assert.equal(frame.timeline.isLive, false);
    assert.match(frame.timeline.text, /scheduler/);
    map.replay(last);
    assert.equal(map.frame(true).timeline.isLive, true);
    map.replay(Number.NaN);
    assert.equal(map.frame(true).timeline.isLive, true);
  });

  it("lights up the scheduler, and then the pod, for what is new", () => {
    const { fresh, happenings } = model().frame(true);
    assert.deepEqual(
      fresh.map(({ path }) => path),
      [["kube-scheduler", "kube-apiserver", "pod/web"]],
    );
    assert.equal(happenings.length, 1);
    assert.match(happenings[0]?.text ?? "", /^scheduler: .*web/);
    assert.ok(!happenings[0]?.text.includes("`"));
  });

  it("lights nothing up twice", () => {
    const map = model();
    map.frame(true);
    assert.deepEqual(map.frame(false).fresh, []);
  });

  it("sends only what has changed", () => {
    const map = model();
    const whole = map.frame(true).items.length;
    assert.ok(whole > 5);
    assert.deepEqual(map.frame(false).items, []);
    map.replay(0);
    assert.ok(map.frame(false).items.some(({ id }) => id === "pod/web"));
  });

  it("finds only what is shown", () => {
    const map = model();
    assert.equal(map.objectOf("pod/web"), undefined);
    assert.equal(map.objectOf("__proto__"), undefined);
    assert.equal(map.objectOf("node/worker")?.type, "node");
  });

  it("keeps to a width that can be drawn", () => {
    const map = model();
    for (const [width, expected] of [
      [700, 700],
      [3, 320],
      [1e9, 4000],
      [Number.NaN, 4000],
    ] as const) {
      map.resize(width);
      assert.equal(map.frame(true).width, expected);
    }
  });
});
