import assert from "node:assert/strict";
import { cronJobController } from "../../../src/controllers/cronJob/cronJobController.ts";
import type { ApiObject } from "../../../src/objectApi.ts";
import { ControllerWorld } from "../../support/controllerWorld.ts";

const cronJob = (spec: Record<string, unknown> = {}): ApiObject => ({
  apiVersion: "batch/v1",
  kind: "CronJob",
  metadata: { name: "tick", namespace: "default" },
  spec: {
    schedule: "* * * * *",
    jobTemplate: { spec: { template: { spec: { containers: [{ name: "tick", image: "busybox" }] } } } },
    ...spec,
  },
});

async function worldWith(object: ApiObject): Promise<ControllerWorld> {
  const world = new ControllerWorld(cronJobController);
  await world.api.create("cronjobs.batch", object);
  await world.settle();
  return world;
}

async function jobs(world: ControllerWorld): Promise<ApiObject[]> {
  return (await world.api.list("jobs.batch")).items;
}

async function finish(world: ControllerWorld, type: "Complete" | "Failed"): Promise<void> {
  for (const job of await jobs(world)) {
    if (job["status"] !== undefined) continue;
    const lastTransitionTime = world.clock.now().toISOString();
    await world.api.setStatus("jobs.batch", job, {
      conditions: [{ type, status: "True", lastTransitionTime }],
    });
  }
  await world.settle();
}

describe("CronJob controller", () => {
  it("creates a Job each time the schedule fires, named after the minute", async () => {
    using world = await worldWith(cronJob());
    assert.equal((await jobs(world)).length, 0);
    await world.step(60);
    await world.step(60);
    const minute = Math.floor(world.clock.nowMs() / 60_000);
    assert.deepEqual((await jobs(world)).map((job) => job.metadata.name).sort(), [
      `tick-${minute - 1}`,
      `tick-${minute}`,
    ]);
    assert.equal(((await world.status("cronjobs.batch", "tick"))["active"] as unknown[]).length, 2);
  });

  it("starts none while one runs with Forbid", async () => {
    using world = await worldWith(cronJob({ concurrencyPolicy: "Forbid" }));
    await world.step(60);
    await world.step(60);
    assert.equal((await jobs(world)).length, 1);
    assert((await world.reasons()).includes("JobAlreadyActive"));
  });

  it("replaces the one that runs with Replace", async () => {
    using world = await worldWith(cronJob({ concurrencyPolicy: "Replace" }));
    await world.step(60);
    const [first] = await jobs(world);
    await world.step(60);
    const [second, ...more] = await jobs(world);
    assert.equal(more.length, 0);
    assert.notEqual(second?.metadata.name, first?.metadata.name);
  });

  it("creates none while it is suspended", async () => {
    using world = await worldWith(cronJob({ suspend: true }));
    await world.step(180);
    assert.equal((await jobs(world)).length, 0);
  });

  it("keeps as many finished Jobs as the limits say", async () => {
    using world = await worldWith(cronJob({ successfulJobsHistoryLimit: 2, failedJobsHistoryLimit: 0 }));
    for (let minute = 0; minute < 4; minute++) {
      await world.step(60);
      await finish(world, minute === 1 ? "Failed" : "Complete");
    }
    assert.equal((await jobs(world)).length, 2);
    assert((await world.reasons()).includes("SawCompletedJob"));
  });

  it("makes up for the latest time only when it was away for long", async () => {
    using world = await worldWith(cronJob());
    await world.step(3 * 60 * 60);
    assert.equal((await jobs(world)).length, 1);
    assert((await world.reasons()).includes("TooManyMissedTimes"));
  });

  it("leaves a missed time out after startingDeadlineSeconds", async () => {
    using world = await worldWith(
      cronJob({ schedule: "0 * * * *", startingDeadlineSeconds: 20, suspend: true }),
    );
    await world.step(60 * 60 - (world.clock.nowMs() % 3_600_000) / 1_000 + 30);
    const { metadata, spec } = await world.api.get("cronjobs.batch", "default", "tick");
    await world.api.update("cronjobs.batch", {
      ...cronJob(),
      metadata,
      spec: { ...(spec as object), suspend: false },
    });
    await world.settle();
    assert.equal((await jobs(world)).length, 0);
  });

  it("runs every so often, counted from when it was made", async () => {
    using world = await worldWith(cronJob({ schedule: "@every 90s" }));
    await world.step(89);
    assert.equal((await jobs(world)).length, 0);
    await world.step(2);
    assert.equal((await jobs(world)).length, 1);
    await world.step(90);
    assert.equal((await jobs(world)).length, 2);
  });

  it("makes one Job for the latest of very many missed times, without counting them", async () => {
    using world = await worldWith(cronJob({ schedule: "@every 1s", suspend: true }));
    await world.step(5 * 365 * 86_400);
    const { metadata, spec } = await world.api.get("cronjobs.batch", "default", "tick");
    await world.api.update("cronjobs.batch", {
      ...cronJob(),
      metadata,
      spec: { ...(spec as object), suspend: false },
    });
    await world.settle();
    assert.equal((await jobs(world)).length, 1);
    assert.ok((await world.reasons()).includes("TooManyMissedTimes"));
  });
});
