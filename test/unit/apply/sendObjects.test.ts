import assert from "node:assert/strict";
import type {
  KubernetesObject,
  ObjectReference,
} from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { errorOfStatus, RequestError, type RequestFailure } from "../../../src/cluster/requestError.ts";
import { applyReport, deleteReport } from "../../../src/apply/report.ts";
import { applyObjects, deleteObjects, type Outcome, type Sent } from "../../../src/apply/sendObjects.ts";
import type { ManifestObject } from "../../../src/manifests/manifestObject.ts";

const manifests = ["a", "b", "c", "d"].map((name): ManifestObject => ({
  object: { apiVersion: "v1", kind: "Pod", metadata: { name } },
  documentIndex: 0,
  root: [],
}));
const reader = { untilEstablished: () => Promise.reject(new Error("none of these defines a kind")) };
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
  async function send(...answers: readonly (Error | "ok" | (() => Error))[]): Promise<Sent<Outcome>> {
    const sent: Sent<Outcome> = { done: new Map(), refused: new Map() };
    let count = 0;
    const apply = (object: KubernetesObject): Promise<KubernetesObject> => {
      const { name = "" } = object.metadata;
      asked.push(name);
      const given = name === "c" ? answers[Math.min(count++, answers.length - 1)] : "ok";
      const result = typeof given === "function" ? given() : given;
      if (result instanceof Error) return Promise.reject(result);
      return Promise.resolve(object);
    };
    const delay = (ms: number): Promise<void> => {
      delays.push(ms);
      return Promise.resolve();
    };
    await applyObjects({ apply }, reader, manifests, new Map(), sent, { signal: cancelled.signal, delay });
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
      const sent = await send(errorOfStatus("https://host", 500, { message }));
      assert.deepEqual([names(sent.refused.keys()), asked], ["", ["a", "b", "c"]]);
      assert.equal(sent.cut?.mayBeDone, false);
      const { text } = applyReport(sent, 4, "prod");
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
    const writer = { apply: (object: KubernetesObject) => Promise.resolve(object) };
    const { signal } = cancelled;
    await applyObjects(writer, reader, manifests.slice(2), new Map(), sent, { signal });
    assert.deepEqual([names(sent.done.keys()), sent.cut], ["a b c d", undefined]);
  });

  it("hides no error of its own", async () => {
    await assert.rejects(send(new TypeError("ours")), TypeError);
  });
});

describe("what comes of objects that are sent", () => {
  const { signal } = new AbortController();
  const versioned = (name: string, resourceVersion: string): KubernetesObject => ({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name, resourceVersion, uid: `uid-${name}` },
  });
  const [a, b, c] = manifests as [ManifestObject, ManifestObject, ManifestObject];

  it("tells what was made from what was changed and what stayed", async () => {
    const sent: Sent<Outcome> = { done: new Map(), refused: new Map() };
    const forced: unknown[] = [];
    const writer = {
      apply: ({ metadata: { name = "" } }: KubernetesObject, options?: { readonly force?: boolean }) => {
        forced.push(options?.force);
        return Promise.resolve(versioned(name, "2"));
      },
    };
    const live = new Map([
      [b, versioned("b", "1")],
      [c, versioned("c", "2")],
    ]);
    await applyObjects(writer, reader, [a, b, c], live, sent, { signal, force: true });
    assert.deepEqual([...sent.done.values()], ["created", "changed", "unchanged"]);
    assert.deepEqual(forced, [true, true, true]);
  });

  it("waits for a kind before the objects of it", async () => {
    const order: string[] = [];
    const definition: ManifestObject = {
      ...a,
      object: {
        apiVersion: "apiextensions.k8s.io/v1",
        kind: "CustomResourceDefinition",
        metadata: { name: "x" },
      },
    };
    const writer = {
      apply: (object: KubernetesObject) => {
        order.push(`apply ${object.metadata.name}`);
        return Promise.resolve(object);
      },
    };
    const established = {
      untilEstablished: ({ metadata }: KubernetesObject) => {
        order.push(`${metadata.name} is there`);
        return Promise.resolve();
      },
    };
    const sent: Sent<Outcome> = { done: new Map(), refused: new Map() };
    await applyObjects(writer, established, [definition, b], new Map(), sent, { signal });
    assert.deepEqual(order, ["apply x", "x is there", "apply b"]);
  });

  it("deletes the last first, and only the very objects that were there", async () => {
    const deleted: (string | undefined)[][] = [];
    const writer = {
      delete: ({ name, uid }: ObjectReference) => {
        deleted.push([name, uid]);
        return Promise.resolve(true);
      },
    };
    const live = new Map([
      [a, versioned("a", "1")],
      [c, versioned("c", "1")],
    ]);
    const sent: Sent<boolean> = { done: new Map(), refused: new Map() };
    await deleteObjects(writer, live, sent, { signal });
    assert.deepEqual(deleted, [
      ["c", "uid-c"],
      ["a", "uid-a"],
    ]);
    assert.equal(deleteReport(sent, 2, "prod").text, "2 objects deleted");
  });
});
