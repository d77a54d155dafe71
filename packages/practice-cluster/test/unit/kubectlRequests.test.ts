import assert from "node:assert/strict";
import { type KubectlRequest, kubectlRequests } from "../../src/kubectlRequests.ts";

describe("kubectlRequests", () => {
  const userAgent = "kubectl/v1.34.1 (linux/amd64) kubernetes/93248f9";
  const nodes = { userAgent, command: "kubectl get", verb: "list", resource: "nodes" };

  it("tells of the first request of kubectl at once, and of the same once a second at most after that", () => {
    let now = 0;
    const told: number[] = [];
    const seen = kubectlRequests(
      () => told.push(now),
      () => now,
    );
    for (now of [5, 500, 1_004, 1_005, 1_006, 9_000]) seen(nodes);
    assert.deepEqual(told, [5, 1_005, 9_000]);
  });

  it("tells of each kind of request, however soon they follow one another", () => {
    const told: KubectlRequest[] = [];
    const seen = kubectlRequests(
      (request) => told.push(request),
      () => 0,
    );
    const version = { userAgent, command: "kubectl version", verb: "get", resource: undefined };
    for (const each of [version, nodes, version, { ...nodes, verb: "watch" }, nodes]) seen(each);
    assert.deepEqual(told, [
      { command: "kubectl version", verb: "get", resource: undefined },
      { command: "kubectl get", verb: "list", resource: "nodes" },
      { command: "kubectl get", verb: "watch", resource: "nodes" },
    ]);
  });

  it("does not take other clients for kubectl", () => {
    let told = 0;
    const seen = kubectlRequests(
      () => told++,
      () => 0,
    );
    for (const other of [undefined, "", "node-fetch", "kubectl-like/1", "my kubectl/v1"])
      seen({ ...nodes, userAgent: other });
    assert.equal(told, 0);
  });
});
