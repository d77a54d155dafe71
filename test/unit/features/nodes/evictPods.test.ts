import assert from "node:assert/strict";
import { RequestError } from "../../../../src/cluster/requestError.ts";
import type { DrainedPod } from "../../../../src/features/nodes/drainPlan.ts";
import { type Evictions, evictPods } from "../../../../src/features/nodes/evictPods.ts";

const pod = (name: string): DrainedPod => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, namespace: "shop", uid: name },
});
const [web, api] = [pod("web"), pod("api")];

describe("evicting pods", () => {
  /** What is on the node, and what was asked of the server. */
  let there: DrainedPod[];
  let asked: string[];
  /** Answers an eviction: throws, or leaves the pod there for a while. */
  let evict: (pod: DrainedPod) => void;
  let rounds: number;
  let reports: string[];
  let canceled: AbortController;
  /** Called at the end of each round. */
  let afterRound: () => void;

  beforeEach(() => {
    there = [web, api, pod("other")];
    [asked, reports, rounds] = [[], [], 0];
    canceled = new AbortController();
    evict = leave;
    afterRound = () => undefined;
  });

  const leave = (gone: DrainedPod): void => void (there = there.filter((each) => each !== gone));
  const failing = (failure: "busy" | "notFound" | "status" | "ended", code?: number): never => {
    throw new RequestError(failure, "no", { code });
  };
  const run = (): Promise<Evictions> =>
    evictPods(
      [web, api],
      {
        evict: async (each) => {
          asked.push(each.metadata.name ?? "");
          await Promise.resolve();
          evict(each);
        },
        pods: () => Promise.resolve(there),
        wait: async (ms, signal) => {
          assert.ok(ms >= 1000);
          assert.ok(++rounds < 20, "it goes on for ever");
          afterRound();
          await Promise.resolve();
          signal.throwIfAborted();
        },
      },
      canceled.signal,
      ({ gone, waiting }) => reports.push(`${gone} gone, ${waiting.length} waiting`),
    );

  it("asks for each once, and is done when they are gone", async () => {
    const { gone, failures, isCanceled } = await run();
    assert.deepEqual([gone, failures.size, isCanceled], [2, 0, false]);
    assert.deepEqual([asked, reports], [["web", "api"], ["2 gone, 0 waiting"]]);
  });

  it("waits for pods that take their time", async () => {
    evict = () => undefined;
    afterRound = () => leave(rounds === 1 ? api : web);
    assert.equal((await run()).gone, 2);
    assert.deepEqual(asked, ["web", "api"]);
    assert.deepEqual(reports, ["0 gone, 0 waiting", "1 gone, 0 waiting", "2 gone, 0 waiting"]);
  });

  it("asks again while a budget does not allow it", async () => {
    evict = (each) => (each === web && rounds < 2 ? failing("busy", 429) : leave(each));
    assert.equal((await run()).gone, 2);
    assert.deepEqual(asked, ["web", "api", "web", "web"]);
    assert.deepEqual(reports, ["1 gone, 1 waiting", "1 gone, 1 waiting", "2 gone, 0 waiting"]);
  });

  it("counts a pod that went by itself as gone", async () => {
    evict = (each) => {
      leave(each);
      if (each === web) failing("notFound", 404);
    };
    assert.equal((await run()).gone, 2);
  });

  it("leaves a pod that is refused for another reason, and evicts the others", async () => {
    evict = (each) => (each === web ? failing("status", 500) : leave(each));
    const { gone, failures } = await run();
    assert.deepEqual([gone, [...failures]], [1, [[web, "no"]]]);
    assert.deepEqual(asked, ["web", "api"]);
  });

  it("stops when people cancel, and says how far it came", async () => {
    evict = (each) => (each === web ? failing("busy", 429) : leave(each));
    afterRound = () => canceled.abort();
    const { gone, isCanceled, waiting } = await run();
    assert.deepEqual([gone, isCanceled, waiting], [1, true, [web]]);
  });

  it("ends where nothing more may be changed", async () => {
    evict = () => failing("ended");
    await assert.rejects(run(), { failure: "ended" });
    assert.deepEqual(asked, ["web"]);
  });
});
