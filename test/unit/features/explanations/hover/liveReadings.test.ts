import assert from "node:assert/strict";
import {
  LiveReadings,
  type Cancellation,
  type LiveReader,
} from "../../../../../src/features/explanations/hover/liveReadings.ts";

const web = { apiVersion: "v1", kind: "Pod", name: "web" };
const never: Cancellation = {
  isCancellationRequested: false,
  onCancellationRequested: () => ({ dispose: () => undefined }),
};

class Cancelled implements Cancellation {
  isCancellationRequested = false;
  private readonly listeners = new Set<() => void>();
  onCancellationRequested(listener: () => void): { dispose(): void } {
    this.listeners.add(listener);
    return { dispose: () => void this.listeners.delete(listener) };
  }
  cancel(): void {
    this.isCancellationRequested = true;
    for (const listener of this.listeners) listener();
  }
}

describe("LiveReadings", () => {
  let nowMs: number;
  let timers: (() => void)[];
  let stopped: number;
  let asked: { readonly name: string; readonly signal: AbortSignal }[];
  let logged: string[];
  const connected = (): LiveReader => ({
    namespace: "default",
    pathOf: () => Promise.reject(new Error("not asked here")),
    get: () => Promise.reject(new Error("not asked here")),
  });
  const reader = connected();

  beforeEach(() => {
    nowMs = 0;
    timers = [];
    stopped = 0;
    asked = [];
    logged = [];
  });

  function readings(answer: (name: string) => Promise<string>): LiveReadings<string> {
    return new LiveReadings(
      (_reader, { name, namespace = "" }, signal) => {
        asked.push({ name: `${namespace}/${name}`, signal });
        return answer(name);
      },
      { debug: (message) => void logged.push(message) },
      {
        now: () => nowMs,
        startTimer: (callback) => {
          timers.push(callback);
          return () => {
            stopped++;
          };
        },
      },
    );
  }

  it("keep an answer for a few seconds", async () => {
    const all = readings((name) => Promise.resolve(name));
    for (const atMs of [0, 2_000, 4_000]) {
      nowMs = atMs;
      assert.equal(await all.read(reader, web, never), "web");
    }
    assert.deepEqual(
      asked.map(({ name }) => name),
      ["default/web", "default/web"],
    );
    assert.equal(stopped, 2);
  });

  it("take an object without a namespace for that of the connection's", async () => {
    const all = readings((name) => Promise.resolve(name));
    await all.read(reader, web, never);
    await all.read(reader, { ...web, namespace: "default" }, never);
    await all.read(reader, { ...web, namespace: "other" }, never);
    assert.deepEqual(
      asked.map(({ name }) => name),
      ["default/web", "other/web"],
    );
  });

  it("ask once for several hovers at a time", async () => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const all = readings(() => promise);
    const both = [all.read(reader, web, never), all.read(reader, web, never)];
    resolve("a");
    assert.deepEqual(await Promise.all(both), ["a", "a"]);
    assert.equal(asked.length, 1);
  });

  it("are silent where the cluster is slow, and do not ask it again with every move", async () => {
    const all = readings(() => new Promise(() => undefined));
    const slow = all.read(reader, web, never);
    timers[0]?.();
    assert.equal(await slow, undefined);
    assert.equal(asked.at(0)?.signal.aborted, true);
    nowMs = 9_000;
    assert.equal(await all.read(reader, web, never), undefined);
    assert.equal(asked.length, 1);
    nowMs = 11_000;
    void all.read(reader, web, never);
    assert.equal(asked.length, 2);
  });

  it("are silent where the cluster is gone or refuses, but for the log", async () => {
    for (const message of ["connect ECONNREFUSED", "pods is forbidden"]) {
      const all = readings(() => Promise.reject(new Error(message)));
      assert.equal(await all.read(reader, web, never), undefined);
      assert.match(logged.at(-1) ?? "", new RegExp(message));
    }
  });

  it("stop when nobody waits any more", async () => {
    const all = readings(() => new Promise(() => undefined));
    const [first, second] = [new Cancelled(), new Cancelled()];
    const both = [all.read(reader, web, first), all.read(reader, web, second)];
    first.cancel();
    assert.equal(await both[0], undefined);
    assert.equal(asked.at(0)?.signal.aborted, false);
    second.cancel();
    assert.equal(await both[1], undefined);
    assert.equal(asked.at(0)?.signal.aborted, true);
    // What was given up says nothing about the cluster.
    void all.read(reader, web, never);
    assert.equal(asked.length, 2);
  });

  it("are not even begun for a hover that is cancelled", async () => {
    const all = readings((name) => Promise.resolve(name));
    const token = new Cancelled();
    token.cancel();
    assert.equal(await all.read(reader, web, token), undefined);
    assert.equal(asked.length, 0);
  });

  it("are forgotten with another cluster", async () => {
    const all = readings((name) => Promise.resolve(name));
    await all.read(reader, web, never);
    await all.read(connected(), web, never);
    assert.equal(asked.length, 2);
  });

  it("are bounded in number", async () => {
    const all = readings((name) => Promise.resolve(name));
    for (let index = 0; index < 60; index++) await all.read(reader, { ...web, name: `web-${index}` }, never);
    await all.read(reader, { ...web, name: "web-0" }, never);
    assert.equal(asked.length, 61);
  });
});
