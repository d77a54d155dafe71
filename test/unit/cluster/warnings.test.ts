import assert from "node:assert/strict";
import { readWarnings } from "../../../src/cluster/warnings.ts";

const web = { uid: "u-1", namespace: "shop" };

/** Answers every request, and keeps the last. */
function server(answer: unknown) {
  const asked: { path?: string; query?: unknown; signal?: AbortSignal | undefined } = {};
  return {
    asked,
    get: (path: string, query?: unknown, signal?: AbortSignal) => {
      Object.assign(asked, { path, query, signal });
      return Promise.resolve(answer);
    },
  };
}

describe("The warnings of an object", () => {
  it("are asked for by its uid, with a limit of time", async () => {
    const { asked, get } = server({ items: [] });
    assert.deepEqual(await readWarnings({ get }, web), []);
    assert.equal(asked.path, "/api/v1/namespaces/shop/events");
    assert.deepEqual(asked.query, { fieldSelector: "involvedObject.uid=u-1,type=Warning", limit: 100 });
    assert.ok(asked.signal);
  });

  it("come with the latest first, by whichever time an event has", async () => {
    const items = [
      { reason: "First", message: "a", lastTimestamp: "2026-01-01T00:00:00Z" },
      { reason: "Last", message: "b", lastTimestamp: null, eventTime: "2026-01-01T00:02:00.000000Z" },
      {
        reason: "Between",
        message: "c",
        eventTime: "2026-01-01T00:00:30Z",
        series: { count: 3, lastObservedTime: "2026-01-01T00:01:00Z" },
      },
      {},
    ];
    assert.deepEqual(await readWarnings(server({ items }), web), [
      { reason: "Last", message: "b" },
      { reason: "Between", message: "c" },
      { reason: "First", message: "a" },
      { reason: "", message: "" },
    ]);
  });

  it("are none in an answer that is no list", async () => {
    for (const answer of [undefined, "no", { items: "no" }, []])
      assert.deepEqual(await readWarnings(server(answer), web), []);
  });
});
