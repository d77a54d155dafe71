import assert from "node:assert/strict";
import { jobController } from "../../../src/controllers/job/jobController.ts";
import type { ApiObject } from "../../../src/objectApi.ts";
import { ControllerWorld } from "../../support/controllerWorld.ts";

const job = (spec: Record<string, unknown> = {}, restartPolicy = "Never"): ApiObject => ({
  apiVersion: "batch/v1",
  kind: "Job",
  metadata: { name: "work", namespace: "default" },
  spec: {
    completions: 1,
    parallelism: 1,
    backoffLimit: 6,
    template: { spec: { restartPolicy, containers: [{ name: "work", image: "busybox" }] } },
    ...spec,
  },
});

async function worldWith(object: ApiObject): Promise<ControllerWorld> {
  const world = new ControllerWorld(jobController);
  await world.api.create("jobs.batch", object);
  await world.settle();
  return world;
}

async function end(world: ControllerWorld, phase: "Succeeded" | "Failed"): Promise<void> {
  for (const pod of await world.pods()) {
    const open = pod.status?.phase !== "Succeeded" && pod.status?.phase !== "Failed";
    if (open) await world.setPhase(pod, phase);
  }
  await world.settle();
}

const conditionsOf = async (world: ControllerWorld): Promise<string[]> => {
  const { conditions = [] } = await world.status("jobs.batch", "work");
  return (conditions as { type: string; status: string; reason: string }[])
    .filter(({ status }) => status === "True")
    .map(({ type, reason }) => `${type}: ${reason}`);
};

describe("Job controller", () => {
  it("runs as many pods at a time as parallelism says, until enough have succeeded", async () => {
    using world = await worldWith(job({ completions: 3, parallelism: 2 }));
    assert.equal((await world.pods()).length, 2);
    await end(world, "Succeeded");
    assert.equal((await world.pods()).length, 3);
    await end(world, "Succeeded");
    assert.deepEqual(await conditionsOf(world), [
      "SuccessCriteriaMet: CompletionsReached",
      "Complete: CompletionsReached",
    ]);
    const { succeeded, active, completionTime } = await world.status("jobs.batch", "work");
    assert.deepEqual([succeeded, active, typeof completionTime], [3, undefined, "string"]);
    assert((await world.reasons()).includes("Completed"));
  });

  it("waits 10 s, then 20 s, before it replaces a pod that failed", async () => {
    using world = await worldWith(job());
    for (const seconds of [10, 20]) {
      await end(world, "Failed");
      const before = (await world.pods()).length;
      await world.step(seconds - 1);
      assert.equal((await world.pods()).length, before);
      await world.step(1);
      assert.equal((await world.pods()).length, before + 1);
    }
  });

  it("fails when more pods failed than backoffLimit", async () => {
    using world = await worldWith(job({ backoffLimit: 1 }));
    await end(world, "Failed");
    assert.deepEqual(await conditionsOf(world), []);
    await world.step(10);
    await end(world, "Failed");
    assert.deepEqual(await conditionsOf(world), [
      "FailureTarget: BackoffLimitExceeded",
      "Failed: BackoffLimitExceeded",
    ]);
    assert.equal((await world.status("jobs.batch", "work"))["failed"], 2);
  });

  it("counts restarts inside the pod with OnFailure, and then deletes the pod", async () => {
    using world = await worldWith(job({ backoffLimit: 2 }, "OnFailure"));
    const [pod] = await world.pods();
    assert(pod);
    const containerStatuses = [{ name: "work", restartCount: 2 }];
    await world.api.setStatus("pods", pod, { phase: "Running", containerStatuses });
    await world.settle();
    assert.deepEqual((await conditionsOf(world)).at(-1), "Failed: BackoffLimitExceeded");
    assert.equal((await world.pods()).length, 0);
  });

  it("fails after activeDeadlineSeconds and ends its pods", async () => {
    using world = await worldWith(job({ activeDeadlineSeconds: 30 }));
    await world.step(29);
    assert.deepEqual(await conditionsOf(world), []);
    await world.step(1);
    assert.deepEqual((await conditionsOf(world)).at(-1), "Failed: DeadlineExceeded");
    assert.equal((await world.pods()).length, 0);
  });

  it("goes ttlSecondsAfterFinished after its end", async () => {
    using world = await worldWith(job({ ttlSecondsAfterFinished: 60 }));
    await end(world, "Succeeded");
    await world.step(59);
    assert.equal((await world.api.list("jobs.batch")).items.length, 1);
    await world.step(1);
    assert.equal((await world.api.list("jobs.batch")).items.length, 0);
  });

  it("has no pods while it is suspended, and starts when it is resumed", async () => {
    using world = await worldWith(job({ suspend: true }));
    assert.equal((await world.pods()).length, 0);
    assert.deepEqual(await conditionsOf(world), ["Suspended: JobSuspended"]);
    const { metadata } = await world.api.get("jobs.batch", "default", "work");
    await world.api.update("jobs.batch", { ...job({ suspend: false }), metadata });
    await world.settle();
    assert.equal((await world.pods()).length, 1);
    assert.deepEqual(await conditionsOf(world), []);
  });

  it("deletes its pods when it is suspended, and does not count them as failed", async () => {
    using world = await worldWith(job());
    const { metadata } = await world.api.get("jobs.batch", "default", "work");
    await world.api.update("jobs.batch", { ...job({ suspend: true }), metadata });
    await world.settle();
    assert.equal((await world.pods()).length, 0);
    assert.equal((await world.status("jobs.batch", "work"))["failed"], undefined);
  });

  it("counts a pod that someone deleted as failed", async () => {
    using world = await worldWith(job());
    const [pod] = await world.pods();
    assert(pod);
    await world.api.delete("pods", "default", pod.metadata.name);
    await world.settle();
    assert.equal((await world.status("jobs.batch", "work"))["failed"], 1);
  });

  it("gives each pod an index in Indexed mode", async () => {
    using world = await worldWith(job({ completions: 3, parallelism: 2, completionMode: "Indexed" }));
    const indexes = (await world.pods()).map(
      (pod) => pod.metadata.annotations?.["batch.kubernetes.io/job-completion-index"],
    );
    assert.deepEqual(indexes.sort(), ["0", "1"]);
    await end(world, "Succeeded");
    await end(world, "Succeeded");
    assert.equal((await world.status("jobs.batch", "work"))["completedIndexes"], "0-2");
  });
});
