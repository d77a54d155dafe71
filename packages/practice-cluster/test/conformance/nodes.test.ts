import assert from "node:assert/strict";
import { type JsonObject, listAt, objectsAt, stringAt, valueAt } from "../../src/api/json.ts";
import { daemonSet, deployment } from "../support/conformance/manifests.ts";
import { onBothClusters } from "../support/conformance/suite.ts";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";

onBothClusters("cordon and drain", (cluster) => {
  let node = "";
  const nodeOf = (pod: JsonObject): string => stringAt(pod, "spec", "nodeName") ?? "";
  const running = (pods: readonly JsonObject[], count: number): boolean =>
    pods.length === count && pods.every((pod) => stringAt(pod, "status", "phase") === "Running");
  const read = async (): Promise<JsonObject> =>
    await cluster.must({ method: "GET", path: `/api/v1/nodes/${node}` });

  before(async () => {
    await cluster.create("deployments", deployment("web", 3));
    await cluster.create("daemonsets", daemonSet("agent"));
    await cluster.untilListed("pods", "app=agent", "running", (pods) => running(pods, 3));
    const pods = await cluster.untilListed("pods", "app=web", "running", (each) => running(each, 3));
    assert.equal(new Set(pods.map(nodeOf)).size, 3, "the scheduler spreads the pods");
    node = nodeOf(pods[0] ?? {});
  });

  after(async () => {
    await cluster.mustKubectl("uncordon", node);
  });

  it("a cordoned node says so, and takes no new pods", async () => {
    assert.equal(await cluster.mustKubectl("cordon", node), `node/${node} cordoned\n`);
    const cordoned = await read();
    assert.equal(valueAt(cordoned, "spec", "unschedulable"), true);
    assert.match(await cluster.mustKubectl("get", "node", node), /Ready,SchedulingDisabled/);
    await cluster.create("deployments", deployment("late", 4));
    const pods = await cluster.untilListed("pods", "app=late", "running", (each) => running(each, 4));
    assert.ok(!pods.map(nodeOf).includes(node));
  });

  it("has the taint of a node that takes no pods", async () => {
    const key = "node.kubernetes.io/unschedulable";
    const taints = objectsAt(await read(), "spec", "taints");
    assert.ok(taints.some((taint) => taint["key"] === key && taint["effect"] === "NoSchedule"));
  });

  it("keeps the pods that it has until it is drained", async () => {
    assert.ok((await cluster.list("pods", "app=web")).map(nodeOf).includes(node));
    const refused = await cluster.kubectl(["drain", node, "--timeout=20s"]);
    assert.equal(refused.code, 1);
    assert.match(refused.stderr, /cannot delete DaemonSet-managed Pods/);
    const drained = await cluster.mustKubectl(
      "drain",
      node,
      "--ignore-daemonsets",
      "--delete-emptydir-data",
      "--force",
      "--timeout=60s",
    );
    assert.match(drained, new RegExp(`evicting pod ${cluster.namespace}/web-`));
    assert.match(drained, new RegExp(`node/${node} drained`));
    const pods = await cluster.untilListed("pods", "app=web", "running", (each) => running(each, 3));
    assert.ok(!pods.map(nodeOf).includes(node));
    assert.ok((await cluster.list("pods", "app=agent")).map(nodeOf).includes(node), "but for its DaemonSets");
  });

  it("takes pods again when it is uncordoned", async () => {
    await cluster.mustKubectl("uncordon", node);
    assert.equal(valueAt(await read(), "spec", "unschedulable"), undefined);
    // A controller removes the taint once it has seen the change.
    const taints = await waitFor("the node's taints to go", async () => {
      const left = listAt(await read(), "spec", "taints");
      return left.length === 0 ? left : new NotYet(left);
    });
    assert.deepEqual(taints, []);
    await cluster.create("deployments", deployment("again", 3));
    const pods = await cluster.untilListed("pods", "app=again", "running", (each) => running(each, 3));
    assert.ok(pods.map(nodeOf).includes(node));
  });
});
