import assert from "node:assert/strict";
import { SettledPods } from "../../../src/course/settledPods.ts";
import { pod } from "./courseWorld.ts";

const restarted = (count: number): ReturnType<typeof pod> =>
  pod("hello", {
    containers: [
      {
        name: "web",
        ready: true,
        restartCount: count,
        state: { running: { startedAt: "2026-01-01T00:00:00Z" } },
      },
    ],
  });

describe("SettledPods", () => {
  it("lets a pod count once it has been ready for a moment", () => {
    const settled = new SettledPods();
    const first = settled.look([pod("hello")], 1000);
    assert.deepEqual([...first.pods], ["hello"]);
    const later = settled.look([pod("hello")], 1000 + (first.nextMs ?? NaN));
    assert.deepEqual(later, { pods: new Set(), nextMs: undefined });
  });

  it("begins anew when the pod crashed meanwhile", () => {
    const settled = new SettledPods();
    const { nextMs = NaN } = settled.look([restarted(0)], 0);
    settled.look([pod("hello", { ready: false })], nextMs / 2);
    assert.equal(settled.look([restarted(0)], nextMs).pods.size, 1);
  });

  it("waits longer for a pod that has been restarted", () => {
    const settled = new SettledPods();
    const { nextMs: first = NaN } = settled.look([restarted(0)], 0);
    const { nextMs: again = NaN } = settled.look([restarted(1)], first);
    assert.ok(again > first);
    assert.equal(settled.look([restarted(1)], first + again).pods.size, 0);
  });

  it("says nothing of pods that are not ready", () => {
    const settled = new SettledPods();
    assert.deepEqual(settled.look([pod("hello", { phase: "Pending", ready: false })], 0), {
      pods: new Set(),
      nextMs: undefined,
    });
  });
});
