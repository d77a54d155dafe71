import assert from "node:assert/strict";
import { Clock } from "@ngrok/webernetes";
import { repairClock } from "../../../../src/practice/nodes/repairClock.ts";

describe("repairClock", () => {
  it("lets no delay be so long that it fires at once", async () => {
    using clock = new Clock();
    repairClock(clock);
    const fired: string[] = [];
    clock.setTimeout(() => fired.push("timeout"), 366 * 86_400_000);
    clock.setTimeout(() => fired.push("nonsense"), Number.NaN);
    clock.setInterval(() => fired.push("interval"), 1e99);
    await new Promise<void>((resolve) => void clock.setTimeout(resolve, 20));
    assert.deepEqual(fired, []);
  });
});
