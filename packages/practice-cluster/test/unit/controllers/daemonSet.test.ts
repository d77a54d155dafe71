import assert from "node:assert/strict";
import { daemonSetController } from "../../../src/controllers/daemonSet/daemonSetController.ts";
import { nodeOf } from "../../../src/controllers/daemonSet/daemonSet.ts";
import type { ApiObject } from "../../../src/objectApi.ts";
import { ControllerWorld } from "../../support/controllerWorld.ts";

const node = (name: string, spec: Record<string, unknown> = {}): ApiObject => ({
  apiVersion: "v1",
  kind: "Node",
  metadata: { name, labels: { "kubernetes.io/hostname": name } },
  spec,
});

const agent = (image = "agent:1", spec: Record<string, unknown> = {}): ApiObject => ({
  apiVersion: "apps/v1",
  kind: "DaemonSet",
  metadata: { name: "agent", namespace: "default", generation: 1 },
  spec: {
    selector: { matchLabels: { app: "agent" } },
    template: { metadata: { labels: { app: "agent" } }, spec: { containers: [{ name: "agent", image }] } },
    ...spec,
  },
});

async function worldWith(nodes: readonly ApiObject[], daemonSet = agent()): Promise<ControllerWorld> {
  const world = new ControllerWorld(daemonSetController);
  for (const each of nodes) await world.api.create("nodes", each);
  await world.api.create("daemonsets.apps", daemonSet);
  await world.settle();
  return world;
}

const placesOf = async (world: ControllerWorld): Promise<(string | undefined)[]> =>
  (await world.pods()).map(nodeOf).sort();

describe("DaemonSet controller", () => {
  it("creates one pod for every node, and for a node that comes later", async () => {
    using world = await worldWith([node("a"), node("b")]);
    assert.deepEqual(await placesOf(world), ["a", "b"]);
    await world.api.create("nodes", node("c"));
    await world.settle();
    assert.deepEqual(await placesOf(world), ["a", "b", "c"]);
  });

  it("leaves out nodes with a taint, and cordoned nodes not", async () => {
    const taints = [{ key: "dedicated", value: "db", effect: "NoSchedule" }];
    using world = await worldWith([node("a", { taints }), node("b", { unschedulable: true })]);
    assert.deepEqual(await placesOf(world), ["b"]);
    assert.equal((await world.status("daemonsets.apps", "agent"))["desiredNumberScheduled"], 1);
  });

  it("takes its pod from a node that gets a NoExecute taint, and keeps it under NoSchedule", async () => {
    using world = await worldWith([node("a"), node("b")]);
    for (const [name, effect] of [
      ["a", "NoExecute"],
      ["b", "NoSchedule"],
    ] as const)
      await world.api.update("nodes", node(name, { taints: [{ key: "k", effect }] }));
    await world.settle();
    assert.deepEqual(await placesOf(world), ["b"]);
    assert.equal((await world.status("daemonsets.apps", "agent"))["numberMisscheduled"], 1);
  });

  it("replaces a pod that was deleted, and one that failed", async () => {
    using world = await worldWith([node("a")]);
    const [first] = await world.pods();
    assert(first);
    await world.api.delete("pods", "default", first.metadata.name);
    await world.settle();
    const [second] = await world.pods();
    assert(second);
    assert.notEqual(second.metadata.name, first.metadata.name);
    await world.setPhase(second, "Failed");
    await world.settle();
    const pods = await world.pods();
    assert.equal(pods.length, 1);
    assert.notEqual(pods[0]?.metadata.name, second.metadata.name);
    assert((await world.reasons()).includes("FailedDaemonPod"));
  });

  it("updates one pod at a time, and waits until it is ready", async () => {
    using world = await worldWith([node("a"), node("b"), node("c")]);
    for (const pod of await world.pods()) await world.setPhase(pod, "Running");
    await world.settle();
    const current = await world.api.get("daemonsets.apps", "default", "agent");
    await world.api.update("daemonsets.apps", { ...agent("agent:2"), metadata: current.metadata });
    await world.settle();
    const imagesOf = async (): Promise<string[]> =>
      (await world.pods()).map((pod) => (pod.spec.containers[0] as { image?: string }).image ?? "").sort();
    assert.deepEqual(await imagesOf(), ["agent:1", "agent:1", "agent:2"]);
    for (let round = 0; round < 2; round++) {
      for (const pod of await world.pods()) await world.setPhase(pod, "Running");
      await world.settle();
    }
    assert.deepEqual(await imagesOf(), ["agent:2", "agent:2", "agent:2"]);
    for (const pod of await world.pods()) await world.setPhase(pod, "Running");
    await world.settle();
    const { updatedNumberScheduled, numberReady, numberUnavailable } = await world.status(
      "daemonsets.apps",
      "agent",
    );
    assert.deepEqual([updatedNumberScheduled, numberReady, numberUnavailable], [3, 3, undefined]);
  });

  it("keeps its revisions, and makes an old one the newest when it comes back", async () => {
    using world = await worldWith([node("a")]);
    for (const image of ["agent:2", "agent:1"]) {
      const { metadata } = await world.api.get("daemonsets.apps", "default", "agent");
      await world.api.update("daemonsets.apps", { ...agent(image), metadata });
      await world.settle();
    }
    const revisions = (await world.api.list("controllerrevisions.apps")).items.map(
      (item) => item["revision"],
    );
    assert.deepEqual(revisions.sort(), [2, 3]);
  });

  it("updates nothing by itself with OnDelete", async () => {
    const onDelete = { updateStrategy: { type: "OnDelete" } };
    using world = await worldWith([node("a")], agent("agent:1", onDelete));
    const before = await world.pods();
    const { metadata } = await world.api.get("daemonsets.apps", "default", "agent");
    await world.api.update("daemonsets.apps", { ...agent("agent:2", onDelete), metadata });
    await world.settle();
    assert.deepEqual(
      (await world.pods()).map((pod) => pod.metadata.uid),
      before.map((pod) => pod.metadata.uid),
    );
  });
});
