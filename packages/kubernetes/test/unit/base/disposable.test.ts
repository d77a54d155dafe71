import assert from "node:assert/strict";
import { DisposableStore } from "../../../src/base/disposable.ts";

describe("DisposableStore", () => {
  it("lets go of the last one first, and of each once", () => {
    const ended: string[] = [];
    const store = new DisposableStore();
    for (const name of ["a", "b", "c"]) store.add({ dispose: () => ended.push(name) });
    store.dispose();
    store.dispose();
    assert.deepEqual(ended, ["c", "b", "a"]);
  });

  it("lets go at once of what comes after its end", () => {
    let ended = 0;
    const store = new DisposableStore();
    store.dispose();
    store.add({ dispose: () => ended++ });
    assert.equal(ended, 1);
  });

  it("may be ended again by what it owns", () => {
    let ended = 0;
    const store = new DisposableStore();
    store.add({
      dispose: () => {
        ended++;
        store.dispose();
      },
    });
    store.dispose();
    assert.equal(ended, 1);
  });
});
