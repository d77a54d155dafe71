import assert from "node:assert/strict";
import { kubectlRequests } from "../../src/kubectlRequests.ts";

describe("kubectlRequests", () => {
  const kubectl = "kubectl/v1.34.1 (linux/amd64) kubernetes/93248f9";

  it("tells of the first request of kubectl at once, and once a second at most after that", () => {
    let now = 0;
    const told: number[] = [];
    const seen = kubectlRequests(
      () => told.push(now),
      () => now,
    );
    for (now of [5, 500, 1_004, 1_005, 1_006, 9_000]) seen(kubectl);
    assert.deepEqual(told, [5, 1_005, 9_000]);
  });

  it("does not take other clients for kubectl", () => {
    let told = 0;
    const seen = kubectlRequests(
      () => told++,
      () => 0,
    );
    for (const other of [undefined, "", "node-fetch", "kubectl-like/1", "my kubectl/v1"]) seen(other);
    assert.equal(told, 0);
  });
});
