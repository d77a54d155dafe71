import assert from "node:assert/strict";
import { Clock } from "@ngrok/webernetes";
import { Backoff } from "../../../src/controllers/backoff.ts";
import { slowStartBatch } from "../../../src/controllers/slowStart.ts";

/** The sizes of the batches that were tried. */
async function batchesOf(
  count: number,
  refusedFrom = Infinity,
): Promise<{ sizes: number[]; tried: number; succeeded: number; error: unknown }> {
  let begun = 0;
  let tried = 0;
  const sizes: number[] = [];
  const { succeeded, error } = await slowStartBatch(count, async (index) => {
    begun += 1;
    tried += 1;
    await new Promise((resolve) => setImmediate(resolve));
    // The first task of a batch that continues sees the whole batch.
    if (begun > 0) sizes.push(begun);
    begun = 0;
    if (index >= refusedFrom) throw new Error(`refused ${index}`);
  });
  return { sizes, tried, succeeded, error };
}

describe("slowStartBatch", () => {
  it("goes on in batches that grow", async () => {
    assert.deepEqual((await batchesOf(20)).sizes, [1, 2, 4, 8, 5]);
    assert.deepEqual((await batchesOf(500)).sizes, [1, 2, 4, 8, 16, 32, 64, 128, 245]);
    assert.deepEqual((await batchesOf(0)).sizes, []);
  });

  it("ends with the batch in which something is refused, and says why", async () => {
    const { tried, succeeded, error } = await batchesOf(500, 5);
    assert.deepEqual([tried, succeeded, String(error)], [7, 5, "Error: refused 5"]);
    assert.equal((await batchesOf(500, 0)).tried, 1);
  });
});

describe("Backoff", () => {
  it("waits longer from failure to failure, and not at all after a success", () => {
    const clock = new Clock();
    clock.pause();
    const backoff = new Backoff(clock);
    const waits: (number | undefined)[] = [];
    for (let time = 0; time < 7; time++) {
      backoff.fail("a");
      waits.push(backoff.left("a"));
      clock.step(backoff.left("a") ?? 0);
      assert.equal(backoff.left("a"), undefined);
    }
    assert.deepEqual(waits, [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    assert.equal(backoff.left("b"), undefined);
    backoff.succeed("a");
    backoff.fail("a");
    assert.equal(backoff.left("a"), 1_000);
  });
});
