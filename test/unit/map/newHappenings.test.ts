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
    assert.deepEqual(news.take([]), []);
    const told = news.take([scheduled("web", 1000), stored]);
    assert.deepEqual(
      told.map(({ what }) => what.type),
      ["stored", "scheduled"],
    );
    assert.deepEqual(news.take([stored, scheduled("web", 1000)]), []);
  });

  it("says nothing of what happened before it looked", () => {
    const news = new NewHappenings();
    assert.deepEqual(news.take([stored]), []);
    assert.deepEqual(news.take([stored]), []);
  });

  it("keeps objects of two namespaces apart", () => {
    const news = new NewHappenings();
    news.take([]);
    const other = { ...stored, object: { ...stored.object, namespace: "other", uid: "other" } };
    assert.equal(news.take([stored, other]).length, 2);
  });
});
