import assert from "node:assert/strict";
import { readFromPage } from "../../../src/map/readFromPage.ts";

describe("What the page of the map sends", () => {
  for (const message of [
    { type: "ready", width: 300 },
    { type: "resized", width: 0 },
    { type: "live" },
    { type: "startPractice" },
    { type: "connect" },
    { type: "open" },
    { type: "replay", moment: 12 },
    { type: "act", action: "reveal", id: "pod/a" },
    { type: "act", action: "trace", id: "pod/a" },
  ])
    it(`is taken: ${JSON.stringify(message)}`, () => assert.deepEqual(readFromPage(message), message));

  it("is taken as far as it is known", () => {
    assert.deepEqual(readFromPage({ type: "open", command: "x" }), { type: "open" });
    assert.deepEqual(readFromPage({ type: "ready", width: "300" }), { type: "ready", width: Number.NaN });
    assert.deepEqual(readFromPage({ type: "act", action: "trace", id: 7 }), {
      type: "act",
      action: "trace",
      id: "",
    });
  });

  for (const message of [
    undefined,
    "ready",
    [],
    {},
    { type: "constructor" },
    { type: "act" },
    { type: "act", action: "delete", id: "pod/a" },
  ])
    it(`is passed over: ${JSON.stringify(message)}`, () => assert.equal(readFromPage(message), undefined));
});
