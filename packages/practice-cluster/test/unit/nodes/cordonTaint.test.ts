import assert from "node:assert/strict";
import { asNode } from "../../../src/controllers/objects.ts";
import { cordonTaintController } from "../../../src/nodes/lifecycle/cordonTaint.ts";
import { ControllerWorld } from "../../support/controllerWorld.ts";

describe("the taint of a cordoned node", () => {
  const own = { key: "example.com/gpu", effect: "NoSchedule" };
  const node = { apiVersion: "v1", kind: "Node", metadata: { name: "a" }, spec: { taints: [own] } };

  async function taintsOf(world: ControllerWorld): Promise<string[]> {
    const { spec } = asNode(await world.api.get("nodes", undefined, "a"));
    return (spec?.taints ?? []).map(({ key, effect }) => `${key}:${effect}`);
  }

  it("comes and goes with the cordon, and leaves the others", async () => {
    using world = new ControllerWorld(cordonTaintController);
    await world.api.create("nodes", structuredClone(node));
    await world.settle();
    assert.deepEqual(await taintsOf(world), ["example.com/gpu:NoSchedule"]);
    const cordon = async (unschedulable: boolean): Promise<void> => {
      const { spec, ...rest } = asNode(await world.api.get("nodes", undefined, "a"));
      await world.api.update("nodes", { ...rest, spec: { ...spec, unschedulable } });
      await world.settle();
    };
    await cordon(true);
    assert.deepEqual(await taintsOf(world), [
      "example.com/gpu:NoSchedule",
      "node.kubernetes.io/unschedulable:NoSchedule",
    ]);
    await cordon(false);
    assert.deepEqual(await taintsOf(world), ["example.com/gpu:NoSchedule"]);
  });
});
