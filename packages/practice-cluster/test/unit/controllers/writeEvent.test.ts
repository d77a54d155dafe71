import assert from "node:assert/strict";
import { writeEvent } from "../../../src/controllers/writeEvent.ts";
import type { ApiObject } from "../../../src/objectApi.ts";
import { ControllerWorld } from "../../support/controllerWorld.ts";

describe("writeEvent", () => {
  const regarding = { apiVersion: "v1", kind: "Pod", name: "web", namespace: "default", uid: "1" };
  const backOff = {
    component: "kubelet",
    host: "node-1",
    regarding,
    type: "Warning",
    reason: "BackOff",
    message: "Back-off restarting failed container",
  } as const;

  async function written(world: ControllerWorld): Promise<ApiObject[]> {
    return (await world.api.list("events")).items;
  }

  it("has the shape of client-go's recorder", async () => {
    using world = new ControllerWorld();
    await writeEvent(world.api, world.clock, backOff);
    const [event] = await written(world);
    assert.match(event?.metadata.name ?? "", /^web\.[0-9a-f]{16}$/);
    assert.partialDeepStrictEqual(event, {
      count: 1,
      eventTime: null,
      involvedObject: regarding,
      reason: "BackOff",
      reportingComponent: "kubelet",
      reportingInstance: "node-1",
      source: { component: "kubelet", host: "node-1" },
      type: "Warning",
    });
  });

  it("counts the same again, and keeps when it was first", async () => {
    using world = new ControllerWorld();
    await writeEvent(world.api, world.clock, backOff);
    world.clock.step(60_000);
    await writeEvent(world.api, world.clock, backOff);
    const events = await written(world);
    assert.equal(events.length, 1);
    const timeOf = (field: string): number => Date.parse(String(events[0]?.[field]));
    assert.equal(events[0]?.["count"], 2);
    assert.equal(timeOf("lastTimestamp") - timeOf("firstTimestamp"), 60_000);
  });

  it("tells another object, container or message apart", async () => {
    using world = new ControllerWorld();
    await writeEvent(world.api, world.clock, backOff);
    await writeEvent(world.api, world.clock, { ...backOff, message: "other" });
    await writeEvent(world.api, world.clock, { ...backOff, regarding: { ...regarding, uid: "2" } });
    const fieldPath = "spec.containers{web}";
    await writeEvent(world.api, world.clock, { ...backOff, regarding: { ...regarding, fieldPath } });
    assert.equal((await written(world)).length, 4);
  });
});
