import assert from "node:assert/strict";
import { joined, type KeptLabs, newLabs, noLab } from "../../../src/labs/progress/keptLabs.ts";
import { labRecords } from "../../../src/labs/progress/labRecords.ts";
import { LabsProgress } from "../../../src/labs/progress/labsProgress.ts";
import type { SharedStore as Store } from "../../../src/sharedState.ts";

/** A memory that windows share, and how often it was written. */
class SharedStore implements Store<KeptLabs> {
  kept: Partial<KeptLabs> | undefined;
  writes = 0;

  read(): Partial<KeptLabs> | undefined {
    return this.kept;
  }

  write(kept: KeptLabs): void {
    this.writes++;
    this.kept = kept;
  }
}

describe("The progress of labs", () => {
  let now = 100;
  let store: SharedStore;
  const window = (): LabsProgress => new LabsProgress(store, () => now);

  beforeEach(() => {
    now = 100;
    store = new SharedStore();
  });

  it("is kept, and seen by other windows and later ones", () => {
    const here = window();
    const there = window();
    here.begin("dns");
    here.update("dns", { isMade: true, hints: 1 });
    here.solve("dns");
    there.refresh();
    assert.deepEqual(there.state, here.state);
    assert.deepEqual(window().state.done, { dns: 100 });
    assert.equal(window().state.started.hints, 1);
  });

  it("keeps the first time at which a lab was solved", () => {
    const progress = window();
    progress.begin("dns");
    progress.solve("dns");
    now = 200;
    progress.begin("dns");
    assert.equal(progress.state.started.isSolved, false);
    progress.solve("dns");
    assert.deepEqual(progress.state.done, { dns: 100 });
  });

  it("does not say of a lab what another window has ended", () => {
    const here = window();
    const there = window();
    here.begin("dns");
    there.refresh();
    there.end();
    here.update("dns", { hints: 3 });
    assert.equal(here.state.started.id, undefined);
  });

  it("writes nothing where nothing has changed", () => {
    const progress = window();
    progress.begin("dns");
    const { writes } = store;
    progress.update("dns", { hints: 0 });
    progress.refresh();
    assert.equal(store.writes, writes);
  });

  it("forgets what is done, in all windows, and keeps the lab under way", () => {
    const here = window();
    const there = window();
    here.begin("dns");
    here.solve("dns");
    now = 200;
    there.reset();
    here.refresh();
    assert.deepEqual(here.state.done, {});
    assert.equal(here.state.started.id, "dns");
  });

  it("takes ids as data", () => {
    const progress = window();
    progress.begin("__proto__");
    progress.solve("__proto__");
    assert.ok(Object.hasOwn(progress.state.done, "__proto__"));
    assert.ok(Object.hasOwn(joined(newLabs, progress.state).done, "__proto__"));
  });

  it("joins in either order", () => {
    const one: KeptLabs = {
      done: { a: 5, b: 9 },
      opened: { a: { hints: 3, isWayShown: true } },
      resetAt: 0,
      started: { ...noLab, id: "a", changedAt: 7 },
    };
    const other: KeptLabs = {
      done: { a: 3 },
      opened: { b: { hints: 1, isWayShown: false } },
      resetAt: 4,
      started: { ...noLab, id: "b", changedAt: 8 },
    };
    assert.deepEqual(joined(one, other), joined(other, one));
    assert.deepEqual(joined(one, other), {
      done: { a: 5, b: 9 },
      opened: other.opened,
      resetAt: 4,
      started: other.started,
    });
  });

  it("remembers the help that was taken in a lab, also when it is started over and after its end", () => {
    const progress = window();
    progress.begin("dns");
    progress.update("dns", { hints: 2 });
    progress.begin("dns");
    progress.update("dns", { hints: 1, isWayShown: true });
    progress.begin("taint");
    progress.solve("taint");
    progress.end();
    assert.deepEqual(labRecords(store.kept), [
      { id: "dns", done: null, hintsOpened: 2, wayShown: true },
      { id: "taint", done: new Date(100).toISOString(), hintsOpened: 0, wayShown: false },
    ]);
    progress.reset();
    assert.deepEqual(labRecords(store.kept), []);
  });

  it("reads what was kept before help was remembered", () =>
    assert.deepEqual(labRecords({ done: { dns: 0 } }), [
      { id: "dns", done: "1970-01-01T00:00:00.000Z", hintsOpened: 0, wayShown: false },
    ]));
});
