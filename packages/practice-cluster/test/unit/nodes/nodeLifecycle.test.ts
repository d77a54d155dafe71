import assert from "node:assert/strict";
import type { Node } from "../../../src/controllers/objects.ts";
import { type MachineSwitch, NodeLifecycle } from "../../../src/nodes/lifecycle/nodeLifecycle.ts";
import { taintEvictionController, toleratedSeconds } from "../../../src/nodes/lifecycle/taintEviction.ts";
import type { ApiObject } from "../../../src/objectApi.ts";
import { ControllerWorld } from "../../support/controllerWorld.ts";

const node = (): ApiObject => ({
  apiVersion: "v1",
  kind: "Node",
  metadata: { name: "a" },
  spec: {},
  status: { conditions: [{ type: "Ready", status: "True" }] },
});

const pod = (name: string, tolerations: unknown[] = []): ApiObject => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, namespace: "default" },
  spec: { nodeName: "a", containers: [], tolerations },
});

class FakeMachines implements MachineSwitch {
  running = true;
  has(name: string): boolean {
    return name === "a";
  }
  isRunning(): boolean {
    return this.running;
  }
  stop(): Promise<void> {
    this.running = false;
    return Promise.resolve();
  }
  start(): Promise<ApiObject | undefined> {
    if (this.running) return Promise.resolve(undefined);
    this.running = true;
    return Promise.resolve(node());
  }
}

class NodeWorld extends ControllerWorld {
  readonly lifecycle = new NodeLifecycle(this.context, new FakeMachines());
}

async function worldWith(...pods: ApiObject[]): Promise<NodeWorld> {
  const world = new NodeWorld(taintEvictionController);
  await world.api.create("nodes", node());
  for (const each of pods) await world.api.create("pods", each);
  return world;
}

const readyOf = async (world: ControllerWorld): Promise<string | undefined> =>
  ((await world.api.get("nodes", undefined, "a")) as Node).status?.conditions?.find(
    ({ type }) => type === "Ready",
  )?.status;

const namesOf = async (world: ControllerWorld): Promise<string[]> =>
  (await world.pods()).map(({ metadata }) => metadata.name);

describe("stopping and starting a node", () => {
  it("marks the node unknown after the grace period, and evicts its pods after the toleration time", async () => {
    const stays = pod("stays", [
      { key: "node.kubernetes.io/unreachable", operator: "Exists", effect: "NoExecute" },
    ]);
    using world = await worldWith(pod("goes"), stays);
    await world.lifecycle.stopNode("a");
    await world.step(2);
    assert.equal(await readyOf(world), "True");
    await world.step(1);
    assert.equal(await readyOf(world), "Unknown");
    await world.step(9);
    assert.deepEqual(await namesOf(world), ["goes", "stays"]);
    await world.step(1);
    assert.deepEqual(await namesOf(world), ["stays"]);
    assert((await world.reasons()).includes("TaintManagerEviction"));
  });

  it("takes the taints away when the node is back in time, and evicts nothing", async () => {
    using world = await worldWith(pod("stays"));
    await world.lifecycle.stopNode("a");
    await world.step(5);
    await world.lifecycle.startNode("a");
    await world.step(60);
    const { spec } = (await world.api.get("nodes", undefined, "a")) as Node;
    assert.deepEqual(spec?.taints ?? [], []);
    assert.equal(await readyOf(world), "True");
    assert.deepEqual(await namesOf(world), ["stays"]);
  });

  it("never notices a stop that was shorter than the grace period", async () => {
    using world = await worldWith();
    await world.lifecycle.stopNode("a");
    await world.lifecycle.startNode("a");
    await world.step(60);
    assert(!(await world.reasons()).includes("NodeNotReady"));
  });

  it("refuses a node that there is not", async () => {
    using world = await worldWith();
    await assert.rejects(world.lifecycle.stopNode("b"), /There is no node b/);
  });

  it("evicts at once under a NoExecute taint that a pod does not tolerate", async () => {
    const tolerant = pod("tolerant", [{ key: "k", operator: "Exists", tolerationSeconds: 30 }]);
    using world = await worldWith(pod("goes"), tolerant);
    await world.api.update("nodes", { ...node(), spec: { taints: [{ key: "k", effect: "NoExecute" }] } });
    await world.settle();
    assert.deepEqual(await namesOf(world), ["tolerant"]);
    await world.step(30);
    assert.deepEqual(await namesOf(world), []);
  });
});

describe("toleratedSeconds", () => {
  const unreachable = { key: "node.kubernetes.io/unreachable", effect: "NoExecute" };
  for (const [what, tolerations, expected] of [
    ["no toleration, which stands for the default", [], 10],
    ["the default of 300 s", [{ ...unreachable, operator: "Exists", tolerationSeconds: 300 }], 10],
    ["a time of its own", [{ ...unreachable, operator: "Exists", tolerationSeconds: 42 }], 42],
    ["no time", [{ operator: "Exists" }], undefined],
    [
      "the shortest of two",
      [
        { operator: "Exists", tolerationSeconds: 9 },
        { operator: "Exists", tolerationSeconds: 5 },
      ],
      5,
    ],
  ] as const)
    it(`with ${what}`, () => assert.equal(toleratedSeconds(unreachable, tolerations), expected));
});
