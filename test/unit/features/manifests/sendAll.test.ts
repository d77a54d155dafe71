import assert from "node:assert/strict";
import { errorOfStatus, RequestError, type RequestFailure } from "../../../../src/cluster/requestError.ts";
import { cutApplyText, cutDeleteText } from "../../../../src/features/manifests/cutText.ts";
import { loggedCut, sendAll, type Sent } from "../../../../src/features/manifests/sendAll.ts";
import type { ManifestObject } from "../../../../src/manifests/manifestObject.ts";

const manifests = ["a", "b", "c", "d"].map((name): ManifestObject => ({
  object: { apiVersion: "v1", kind: "Pod", metadata: { name } },
  documentIndex: 0,
  root: [],
}));
const busy = (seconds: number): RequestError => errorOfStatus("https://host", 429, {}, `${seconds}`);

describe("sending objects one after the other", () => {
  let asked: string[];
  let delays: number[];
  let cancelled: AbortController;
  beforeEach(() => {
    asked = [];
    delays = [];
    cancelled = new AbortController();
  });

  /** Sends with the given answers for `c`, the last again and again; what is a function is called. */
  async function send(...answers: readonly (Error | "ok" | (() => Error))[]): Promise<Sent<string>> {
    const sent: Sent<string> = { done: new Map(), refused: new Map() };
    let count = 0;
    const answer = async ({ object: { metadata } }: ManifestObject): Promise<string> => {
      asked.push(metadata.name);
      const given = metadata.name === "c" ? answers[Math.min(count++, answers.length - 1)] : "ok";
      const result = typeof given === "function" ? given() : given;
      if (result instanceof Error) return Promise.reject(result);
      return Promise.resolve("created");
    };
    const delay = (ms: number): Promise<void> => {
      delays.push(ms);
      return Promise.resolve();
    };
    await sendAll(manifests, answer, sent, cancelled.signal, delay);
    return sent;
  }
  const names = (sent: Iterable<ManifestObject>): string =>
    [...sent].map(({ object }) => object.metadata.name).join(" ");

  it("goes on after one that is refused", async () => {
    const { done, refused, cut } = await send(errorOfStatus("https://host", 422, { message: "no" }));
    assert.deepEqual([names(done.keys()), names(refused.keys()), cut], ["a b d", "c", undefined]);
  });

  for (const message of [
    "Internal error occurred: etcdserver: the change could not be stored in /x/objects.jsonl: ENOSPC: no space left on device, write. Free some space on the disk, and try again.",
    "etcdserver: mvcc: database space exceeded",
  ])
    it(`stops where the cluster has no room to store anything: ${message.slice(0, 40)}`, async () => {
      const { refused, cut } = await send(errorOfStatus("https://host", 500, { message }));
      assert.deepEqual([names(refused.keys()), asked], ["", ["a", "b", "c"]]);
      assert.equal(cut?.mayBeDone, false);
      const text = cutApplyText(cut, { done: 2, total: 4 });
      assert.match(
        text,
        /2 of 4 objects were applied\. Pod c was not applied\. https:\/\/host could not store the change: /,
      );
      assert.doesNotMatch(text, /Internal error|etcdserver: the change/);
    });

  for (const [failure, mayBeDone] of [
    ["timeout", true],
    ["broken", true],
    ["refused", false],
    ["unauthorized", false],
    ["credentials", false],
  ] as const satisfies readonly (readonly [RequestFailure, boolean])[])
    it(`stops where the cluster does not answer for one, and knows how far it got: ${failure}`, async () => {
      const error = new RequestError(failure, "It did not work.");
      const { done, cut } = await send(error);
      assert.deepEqual([names(done.keys()), asked], ["a b", ["a", "b", "c"]]);
      assert.deepEqual(cut, { manifest: manifests[2], error, mayBeDone });
    });

  it("does not take a server that gave up in time for one that refuses", async () => {
    const { refused, cut } = await send(errorOfStatus("https://host", 504, { message: "Timeout: request" }));
    assert.deepEqual([refused.size, cut?.mayBeDone], [0, true]);
  });

  it("asks a server that is busy again after the time that it asks for", async () => {
    const { done, cut } = await send(busy(7), busy(2), "ok");
    assert.deepEqual([names(done.keys()), cut, delays], ["a b c d", undefined, [7000, 2000]]);
  });

  it("does not ask a server that stays busy forever, nor one that wants people to wait long", async () => {
    const stays = await send(busy(1));
    assert.deepEqual([stays.cut?.error?.failure, stays.cut?.mayBeDone], ["busy", false]);
    assert.deepEqual(delays, [1000, 1000, 1000]);
    delays = [];
    const long = await send(busy(300));
    assert.deepEqual([long.cut?.error?.failure, delays], ["busy", []]);
  });

  it("stops when it is cancelled, and knows whether the cluster had been asked", async () => {
    const during = await send(() => {
      cancelled.abort();
      return new RequestError("broken", "aborted");
    });
    assert.deepEqual(during.cut, { manifest: manifests[2], error: undefined, mayBeDone: true });
    const before = await send("ok");
    assert.deepEqual(before.cut, { manifest: manifests[0], error: undefined, mayBeDone: false });
  });

  it("forgets that it stopped once it is sent anew", async () => {
    const sent = await send(new RequestError("timeout", ""));
    await sendAll(manifests.slice(2), () => Promise.resolve("created"), sent, cancelled.signal);
    assert.deepEqual([names(sent.done.keys()), sent.cut], ["a b c d", undefined]);
  });

  it("hides no error of its own", async () => {
    await assert.rejects(send(new TypeError("ours")), TypeError);
  });
});

describe("what is told of objects of which not all were sent", () => {
  const error = new RequestError("timeout", "The host did not respond in time.");
  const [manifest] = manifests as [ManifestObject];

  it("says how far it got, what of the last, and what to do", () => {
    assert.equal(
      cutApplyText({ manifest, error, mayBeDone: true }, { done: 3, total: 10 }),
      "3 of 10 objects were applied. It is not known whether Pod a was applied. The host did not respond in time. " +
        "To be sure, apply again. Objects that are already up to date do not change.",
    );
    assert.equal(
      cutDeleteText({ manifest, error, mayBeDone: false }, { done: 0, total: 2 }),
      "0 of 2 objects were deleted. Pod a was not deleted. The host did not respond in time. " +
        "To be sure, delete again. Objects that are already gone are skipped.",
    );
  });

  it("says less of one object, and of what was cancelled", () => {
    assert.match(
      cutApplyText({ manifest, error, mayBeDone: true }, { done: 0, total: 1 }),
      /^It is not known whether Pod a/,
    );
    assert.equal(
      cutApplyText({ manifest, error: undefined, mayBeDone: false }, { done: 1, total: 2 }),
      "Canceled. 1 of 2 objects were applied. Pod a was not applied.",
    );
  });

  it("is logged", () => {
    assert.equal(
      loggedCut({ manifest, error, mayBeDone: true }),
      "Stopped at Pod a, which may have been done: The host did not respond in time.",
    );
  });
});
