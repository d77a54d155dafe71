import assert from "node:assert/strict";
import { applyReport, deleteReport } from "../../../src/apply/report.ts";
import type { Cut, Outcome, Sent } from "../../../src/apply/sendObjects.ts";
import { errorOfStatus, RequestError } from "../../../src/cluster/requestError.ts";
import type { ManifestObject } from "../../../src/manifests/manifestObject.ts";

const pod = (name: string): ManifestObject => ({
  object: { apiVersion: "v1", kind: "Pod", metadata: { name } },
  documentIndex: 0,
  root: [],
});
const applied = (outcomes: readonly Outcome[], cut?: Cut): Sent<Outcome> => ({
  done: new Map(outcomes.map((outcome, index) => [pod(`p${index}`), outcome])),
  refused: new Map(),
  ...(cut && { cut }),
});
const slow = new RequestError("timeout", "The host does not answer in time.");

describe("what is told of objects that were applied", () => {
  for (const [outcome, text] of [
    ["created", "Pod p0 created"],
    ["changed", "Pod p0 changed"],
    ["unchanged", "Pod p0 unchanged"],
  ] as const)
    it(`names the one: ${outcome}`, () =>
      assert.deepEqual(applyReport(applied([outcome]), 1, "prod"), {
        end: "done",
        text,
        done: [`Pod p0 ${outcome} (prod)`],
        undone: [],
      }));

  it("counts several", () => {
    const sent = applied(["created", "created", "unchanged"]);
    assert.equal(applyReport(sent, 3, "prod").text, "2 created, 0 changed, 1 unchanged");
  });

  it("counts what was refused, and logs what was and was not done", () => {
    const sent = applied(["created"]);
    const manifest = pod("bad");
    sent.refused.set(manifest, {
      manifest,
      error: errorOfStatus("https://host", 422, { message: "secret" }),
    });
    const { end, text, done, undone } = applyReport(sent, 2, "prod");
    assert.deepEqual([end, text], ["refused", "1 of 2 objects were not applied."]);
    assert.deepEqual([done, undone], [["Pod p0 created (prod)"], ["Pod bad: invalid (422)"]]);
    sent.done.clear();
    assert.equal(applyReport(sent, 1, "prod").text, "The object was not applied.");
    assert.equal(deleteReport({ ...sent, done: new Map() }, 3, "x").text, "1 of 3 objects were not deleted.");
  });

  it("says how far it got, what of the last, and what to do", () => {
    const cut = { manifest: pod("a"), error: slow, mayBeDone: true };
    const { end, text, undone } = applyReport(applied(["created", "changed", "created"], cut), 10, "prod");
    assert.deepEqual(
      [end, text],
      [
        "failed",
        "3 of 10 objects were applied. It is not known whether Pod a was applied. The host does not answer in time. " +
          "To be sure, apply again. Objects that are already up to date do not change.",
      ],
    );
    assert.deepEqual(undone, [
      "Stopped at Pod a, which may have been done: The host does not answer in time.",
    ]);
    const none: Sent<boolean> = { done: new Map(), refused: new Map(), cut: { ...cut, mayBeDone: false } };
    assert.equal(
      deleteReport(none, 2, "prod").text,
      "0 of 2 objects were deleted. Pod a was not deleted. The host does not answer in time. " +
        "To be sure, delete again. Objects that are already gone are skipped.",
    );
  });

  it("says less of one object, and of what was cancelled", () => {
    const cut = { manifest: pod("a"), error: slow, mayBeDone: true };
    assert.match(applyReport(applied([], cut), 1, "prod").text, /^It is not known whether Pod a/);
    const cancelled = { manifest: pod("a"), error: undefined, mayBeDone: false };
    const { end, text } = applyReport(applied(["created"], cancelled), 2, "prod");
    assert.deepEqual(
      [end, text],
      ["cancelled", "Canceled. 1 of 2 objects were applied. Pod a was not applied."],
    );
  });
});
