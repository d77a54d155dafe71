import assert from "node:assert/strict";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import { type LessonMap, ShownMap } from "../../../../src/features/course/view/shownMap.ts";
import type { ToMapPage } from "../../../../src/map/mapPage.ts";

const message: ToMapPage = { type: "empty", language: "en", message: "", buttons: [] };
const ready = { type: "ready", width: 290 };

/** A map that counts what it is asked, and changes when it is told its width. */
class FakeMap implements LessonMap {
  readonly changes = new Emitter<undefined>();
  readonly onDidChange = this.changes.event;
  readonly taken: unknown[] = [];
  isOpen = true;

  message(): ToMapPage {
    return message;
  }

  take(received: unknown): Promise<void> {
    this.taken.push(received);
    this.changes.fire(undefined);
    return Promise.resolve();
  }

  dispose(): void {
    this.isOpen = false;
    this.changes.dispose();
  }
}

function shown(open?: () => Promise<FakeMap>) {
  const maps: FakeMap[] = [];
  const sent: ToMapPage[] = [];
  const made = (): Promise<FakeMap> => {
    const map = new FakeMap();
    maps.push(map);
    return Promise.resolve(map);
  };
  return { maps, sent, map: new ShownMap({ open: open ?? made, send: (each) => sent.push(each) }) };
}

describe("ShownMap", () => {
  it("opens a map once the lesson is seen and its page says how wide it is", async () => {
    for (const isSeenFirst of [true, false]) {
      const { map, maps, sent } = shown();
      if (isSeenFirst) await map.show(true);
      else await map.take(ready);
      assert.equal(maps.length, 0);
      if (isSeenFirst) await map.take(ready);
      else await map.show(true);
      assert.deepEqual(
        maps.map(({ taken }) => taken),
        [[ready]],
      );
      assert.deepEqual(sent, [message]);
      maps[0]?.changes.fire(undefined);
      assert.equal(sent.length, 2);
    }
  });

  it("hands over what the page says", async () => {
    const { map, maps } = shown();
    await map.take(ready);
    await map.show(true);
    await map.take({ type: "open" });
    await map.take({ type: "resized", width: 400 });
    assert.deepEqual(maps[0]?.taken, [ready, { type: "open" }, { type: "resized", width: 400 }]);
  });

  it("follows nothing while the lesson is hidden, and begins anew when it is seen again", async () => {
    const { map, maps } = shown();
    await map.take(ready);
    await map.show(true);
    await map.show(false);
    assert.equal(maps[0]?.isOpen, false);
    await map.take({ type: "open" });
    assert.equal(maps.length, 1);
    await map.show(true);
    await map.show(true);
    assert.equal(maps.length, 2);
    map.dispose();
    assert.equal(maps[1]?.isOpen, false);
  });

  it("waits for the width of a new page", async () => {
    const { map, maps } = shown();
    await map.take(ready);
    await map.show(true);
    map.beginPage();
    assert.equal(maps[0]?.isOpen, false);
    assert.equal(maps.length, 1);
    await map.take(ready);
    assert.equal(maps.length, 2);
  });

  it("leaves no map open that was hidden while it was being opened", async () => {
    const late = Promise.withResolvers<FakeMap>();
    const { map, sent } = shown(() => late.promise);
    await map.take(ready);
    const opening = map.show(true);
    await map.show(false);
    const opened = new FakeMap();
    late.resolve(opened);
    await opening;
    assert.equal(opened.isOpen, false);
    assert.deepEqual(sent, []);
  });
});
