import assert from "node:assert/strict";
import { Clock } from "@ngrok/webernetes";
import { WorkQueue, type WorkQueueOptions } from "../../../src/controllers/workQueue.ts";

function pausedQueue(options: Partial<WorkQueueOptions>): { clock: Clock; queue: WorkQueue } {
  const clock = new Clock();
  clock.pause();
  const sync = (): Promise<undefined> => Promise.resolve(undefined);
  return { clock, queue: new WorkQueue({ clock, sync, onError: () => undefined, ...options }) };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("WorkQueue", () => {
  it("looks at several keys side by side, and never at one twice", async () => {
    const open = new Map<string, () => void>();
    const begun: string[] = [];
    const { queue } = pausedQueue({
      workers: 2,
      sync: async (key) => {
        assert.ok(!open.has(key), `${key} is looked at twice`);
        begun.push(key);
        await new Promise<void>((resolve) => open.set(key, resolve));
        open.delete(key);
        return undefined;
      },
    });
    for (const key of ["a", "b", "c"]) queue.add(key);
    await turn();
    assert.deepEqual(begun, ["a", "b"]);
    queue.add("a");
    open.get("b")?.();
    await turn();
    assert.deepEqual(begun, ["a", "b", "c"]);
    for (const key of ["a", "c"]) open.get(key)?.();
    await turn();
    assert.deepEqual(begun, ["a", "b", "c", "a"]);
    open.get("a")?.();
    await queue.idle();
  });

  it("leaves a key alone for its rest, however often it is added, and no other", async () => {
    const seen: string[] = [];
    const { clock, queue } = pausedQueue({
      rest: (key) => (key === "large" ? 500 : 0),
      sync: (key) => {
        seen.push(key);
        return Promise.resolve(undefined);
      },
    });
    for (let time = 0; time < 100; time++) {
      queue.add("large");
      queue.add("small");
      await turn();
    }
    assert.equal(seen.filter((key) => key === "large").length, 1);
    assert.equal(seen.filter((key) => key === "small").length, 100);
    clock.step(500);
    await turn();
    assert.equal(seen.filter((key) => key === "large").length, 2);
  });
});
