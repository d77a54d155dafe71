import assert from "node:assert/strict";
import type { MapObject } from "../../../src/map/mapObject.ts";
import { MapModel } from "../../../src/map/mapModel.ts";
import type { Occurrence } from "../../../src/trace/happening.ts";
import { node, pod, scheduled } from "../../support/mapFixtures.ts";

const nothingSpecial = { labelSelector: undefined, tooManyPods: undefined, forbidden: [] };

const tooLongAgo = -3_600_000;

/** A model that has seen a pod come, be scheduled, and go. */
function model(): MapModel {
  const map = new MapModel({ language: "en", size: "whole", timeZone: "UTC" });
  const worker = node("worker");
  const see = (objects: MapObject[], occurrences: Occurrence[], at: number): void =>
    map.update({ objects, occurrences, isAfterGap: false, ...nothingSpecial }, at);
  see([worker], [scheduled("before", tooLongAgo)], 0);
  see([worker, pod("web")], [scheduled("before", tooLongAgo)], 1000);
  see([worker, pod("web", "worker")], [scheduled("before", tooLongAgo), scheduled("web", 2000)], 2000);
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

  it("shows what happened before it was opened, and says what is not known of that", () => {
    const map = new MapModel({ language: "en", size: "whole", timeZone: "UTC" });
    const times = { scheduledAt: 2000, startedAt: 4000, readyAt: 5000, endedAt: undefined };
    const web = pod("web", "worker");
    const made = { ...web, times, summary: { ...web.summary, createdAt: 1000 } };
    const objects = [node("worker"), made];
    map.update(
      { objects, occurrences: [scheduled("web", 2000)], isAfterGap: true, ...nothingSpecial },
      10_000,
    );
    const present = map.frame(true);
    assert.deepEqual(present.fresh, []);
    assert.deepEqual(present.notes, []);
    assert.match(present.happenings[0]?.text ?? "", /web/);
    const nodeOf = (): string | undefined => {
      const shown = map.objectOf("pod/web");
      return shown?.type === "pod" ? (shown.summary.nodeName ?? "none") : undefined;
    };
    const seen = [];
    for (let number = present.timeline.first; number <= present.timeline.last; number++) {
      map.replay(number);
      seen.push(nodeOf());
    }
    assert.deepEqual(seen, ["none", "worker", "worker", "worker"]);
    map.replay(present.timeline.first);
    assert.match(map.frame(true).notes.join(" "), /before the map was opened/);
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
