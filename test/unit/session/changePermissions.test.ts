import assert from "node:assert/strict";
import { Memory } from "@kubernetes-workshop/testing/memory";
import { ChangePermissions } from "../../../src/session/changePermissions.ts";
import type { ClusterIdentity } from "../../../src/session/clusterKey.ts";
import { practiceTarget } from "../../../src/session/connectionTarget.ts";

const clusterOf = (name: string, server = "https://10.0.0.1:6443"): ClusterIdentity => ({
  target: { kind: "kubeContext", name, server, identity: "x" },
  kubeContext: name,
  server,
});
const practice = { target: practiceTarget, kubeContext: "practice", server: "https://127.0.0.1:40000" };

describe("which clusters may be changed", () => {
  let memory: Memory;
  let patterns: string[];
  let permissions: ChangePermissions;
  let changes: number;
  beforeEach(() => {
    [memory, patterns, changes] = [new Memory(), [], 0];
    permissions = new ChangePermissions(memory, () => patterns);
    permissions.onDidChange(() => changes++);
  });
  const reason = (cluster: ClusterIdentity): unknown => permissions.readOnlyReason(cluster);

  it("none but the practice cluster, until the person allows it", async () => {
    const dev = clusterOf("dev");
    assert.equal(reason(practice), undefined);
    assert.deepEqual(reason(dev), { by: "default" });
    await permissions.allow(dev);
    assert.equal(reason(dev), undefined);
    await permissions.withdraw(dev);
    assert.deepEqual(reason(dev), { by: "default" });
    assert.equal(changes, 2);
  });

  it("not another cluster of the same name, nor another context of the same cluster", async () => {
    await permissions.allow(clusterOf("default", "https://kind:6443"));
    assert.deepEqual(reason(clusterOf("default", "https://prod:6443")), { by: "default" });
    assert.deepEqual(reason(clusterOf("admin", "https://kind:6443")), { by: "default" });
  });

  it("not one that only claims to be the practice cluster", () => {
    assert.deepEqual(reason({ ...practice, server: "https://prod:6443" }), { by: "default" });
  });

  it("none that the setting names, whatever was allowed before", async () => {
    const prod = clusterOf("eu-prod-1");
    await permissions.allow(prod);
    patterns = ["stage", "*prod*"];
    assert.deepEqual(reason(prod), { by: "setting", pattern: "*prod*" });
    patterns = ["*"];
    assert.equal(reason(practice), undefined);
    patterns = [];
    assert.equal(reason(prod), undefined);
  });

  it("still those of before in a window that is opened anew, and those that another window allowed", async () => {
    const other = new ChangePermissions(memory, () => []);
    await other.allow(clusterOf("dev"));
    await permissions.allow(clusterOf("test"));
    assert.equal(reason(clusterOf("dev")), undefined);
    assert.equal(other.readOnlyReason(clusterOf("test")), undefined);
  });

  it("the latest 500 of very many", async () => {
    for (let index = 0; index <= 500; index++) await permissions.allow(clusterOf(`c${index}`));
    await permissions.allow(clusterOf("c1"));
    assert.deepEqual(reason(clusterOf("c0")), { by: "default" });
    for (const kept of ["c1", "c500"]) assert.equal(reason(clusterOf(kept)), undefined);
  });
});
