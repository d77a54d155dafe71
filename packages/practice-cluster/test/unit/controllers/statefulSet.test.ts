import assert from "node:assert/strict";
import { staticPodsController } from "../../../src/controllers/staticPods.ts";
import { statefulSetController } from "../../../src/controllers/statefulSet/statefulSetController.ts";
import type { ApiObject } from "../../../src/objectApi.ts";
import { ControllerWorld } from "../../support/controllerWorld.ts";

const database = (spec: Record<string, unknown> = {}, image = "db:1"): ApiObject => ({
  apiVersion: "apps/v1",
  kind: "StatefulSet",
  metadata: { name: "db", namespace: "default" },
  spec: {
    replicas: 3,
    serviceName: "db",
    selector: { matchLabels: { app: "db" } },
    template: { metadata: { labels: { app: "db" } }, spec: { containers: [{ name: "db", image }] } },
    ...spec,
  },
});

async function worldWith(object = database()): Promise<ControllerWorld> {
  const world = new ControllerWorld(statefulSetController);
  await world.api.create("statefulsets.apps", object);
  await world.settle();
  return world;
}

const namesOf = async (world: ControllerWorld): Promise<string[]> =>
  (await world.pods()).map(({ metadata }) => metadata.name).sort();

async function makeReady(world: ControllerWorld): Promise<void> {
  for (const pod of await world.pods()) await world.setPhase(pod, "Running");
  await world.settle();
}

async function change(world: ControllerWorld, object: ApiObject): Promise<void> {
  const { metadata } = await world.api.get("statefulsets.apps", "default", "db");
  await world.api.update("statefulsets.apps", { ...object, metadata });
  await world.settle();
}

describe("StatefulSet controller", () => {
  it("brings pods up in order, each when the one before is ready", async () => {
    using world = await worldWith();
    assert.deepEqual(await namesOf(world), ["db-0"]);
    await makeReady(world);
    assert.deepEqual(await namesOf(world), ["db-0", "db-1"]);
    await makeReady(world);
    await makeReady(world);
    assert.deepEqual(await namesOf(world), ["db-0", "db-1", "db-2"]);
    const { replicas, readyReplicas } = await world.status("statefulsets.apps", "db");
    assert.deepEqual([replicas, readyReplicas], [3, 3]);
  });

  it("brings all up at once when it is Parallel", async () => {
    using world = await worldWith(database({ podManagementPolicy: "Parallel" }));
    assert.deepEqual(await namesOf(world), ["db-0", "db-1", "db-2"]);
  });

  it("goes down from the highest, and gives a pod that was deleted its name again", async () => {
    using world = await worldWith(database({ podManagementPolicy: "Parallel" }));
    await makeReady(world);
    await world.api.delete("pods", "default", "db-1");
    await world.settle();
    assert.deepEqual(await namesOf(world), ["db-0", "db-1", "db-2"]);
    await change(world, database({ podManagementPolicy: "Parallel", replicas: 1 }));
    assert.deepEqual(await namesOf(world), ["db-0"]);
  });

  it("updates from the highest to the partition, one after the other", async () => {
    const strategy = { updateStrategy: { type: "RollingUpdate", rollingUpdate: { partition: 1 } } };
    using world = await worldWith(database(strategy));
    for (let round = 0; round < 3; round++) await makeReady(world);
    await change(world, database(strategy, "db:2"));
    const images = async (): Promise<string[]> =>
      (await world.pods())
        .sort((left, right) => left.metadata.name.localeCompare(right.metadata.name))
        .map(({ spec }) => JSON.stringify(spec.containers).includes("db:2"))
        .map((isNew) => (isNew ? "new" : "old"));
    assert.deepEqual(await images(), ["old", "old", "new"]);
    await makeReady(world);
    assert.deepEqual(await images(), ["old", "new", "new"]);
    await makeReady(world);
    assert.deepEqual(await images(), ["old", "new", "new"]);
  });
});

describe("static pods", () => {
  it("come back when they are deleted; others do not", async () => {
    const pod = (name: string): ApiObject => ({
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name, namespace: "kube-system" },
      spec: { containers: [] },
    });
    using world = new ControllerWorld(staticPodsController([pod("etcd")]));
    for (const name of ["etcd", "other"]) await world.api.create("pods", pod(name));
    await world.settle();
    for (const name of ["etcd", "other"]) await world.api.delete("pods", "kube-system", name);
    await world.settle();
    assert.deepEqual(await namesOf(world), ["etcd"]);
  });
});
