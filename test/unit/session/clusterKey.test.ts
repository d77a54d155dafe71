import assert from "node:assert/strict";
import { clusterKey, contextOfKey } from "../../../src/session/clusterKey.ts";
import { practiceTarget } from "../../../src/session/connectionTarget.ts";

function keyOf(name: string, server: string): string {
  return clusterKey({
    target: { kind: "kubeContext", name, server, identity: "" },
    kubeContext: name,
    server,
  });
}

describe("clusterKey", () => {
  it("is that under which earlier versions have kept what they know of a cluster", () => {
    const practice = { target: practiceTarget, kubeContext: "practice", server: "https://127.0.0.1:4711" };
    assert.equal(clusterKey(practice), "practice");
    assert.equal(keyOf("dev", "https://dev:6443"), "dev https://dev:6443");
  });

  it("differs between clusters of one name, and from that of the practice cluster", () => {
    assert.notEqual(keyOf("default", "https://a:6443"), keyOf("default", "https://b:6443"));
    assert.notEqual(keyOf("practice", "https://a:6443"), "practice");
  });

  it("tells the name by which people know the cluster", () => {
    assert.equal(contextOfKey(keyOf("dev", "https://dev:6443")), "dev");
    assert.equal(contextOfKey(keyOf("team one", "https://dev:6443")), "team one");
  });
});
