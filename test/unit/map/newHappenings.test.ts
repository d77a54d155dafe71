import assert from "node:assert/strict";
import { NewHappenings } from "../../../src/map/newHappenings.ts";
import type { Occurrence } from "../../../src/trace/happening.ts";
import { scheduled } from "../../support/mapFixtures.ts";

const stored: Occurrence = {
  ...scheduled("web", 1000),
  actor: { id: "apiServer", component: "" },
  what: { type: "stored", manager: "kubectl" },
  reason: undefined,
};

describe("NewHappenings", () => {
  it("tells causes before effects, and nothing twice", () => {
    const news = new NewHappenings();
    const told = news.take([scheduled("web", 1000), stored], false);
    assert.deepEqual(
      told.map(({ what }) => what.type),
      ["stored", "scheduled"],
    );
    assert.deepEqual(news.take([stored, scheduled("web", 1000)], false), []);
  });

  it("says nothing of what happened before it looked, or while it could not", () => {
    const news = new NewHappenings();
    news.begin([stored], Infinity);
    assert.deepEqual(news.take([stored], false), []);
    assert.deepEqual(news.take([stored, scheduled("web", 1000)], true), []);
    assert.deepEqual(news.take([stored, scheduled("web", 1000)], false), []);
  });

  it("tells at first what happened after a time", () => {
    const news = new NewHappenings();
    const told = news.begin([scheduled("old", 1000), scheduled("web", 3000)], 2000);
    assert.deepEqual(
      told.map(({ object }) => object.name),
      ["web"],
    );
    assert.deepEqual(news.take([scheduled("old", 1000), scheduled("web", 3000)], false), []);
  });

  it("keeps objects of two namespaces apart", () => {
    const news = new NewHappenings();
    const other = { ...stored, object: { ...stored.object, namespace: "other", uid: "other" } };
    assert.equal(news.take([stored, other], false).length, 2);
  });
});
