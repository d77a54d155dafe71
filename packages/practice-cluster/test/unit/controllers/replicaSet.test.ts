import assert from "node:assert/strict";
import { deletionOrder } from "../../../src/controllers/replicaSet/deletionOrder.ts";
import { replicaSetController } from "../../../src/controllers/replicaSet/replicaSetController.ts";
import { asPod, type Pod } from "../../../src/controllers/objects.ts";
import type { ApiObject } from "../../../src/objectApi.ts";
import { ControllerWorld } from "../../support/controllerWorld.ts";
import { InMemoryApiError } from "../../support/inMemoryObjectApi.ts";

const resource = "replicasets.apps";

const setOf = (replicas: number, name = "web"): ApiObject => ({
  apiVersion: "apps/v1",
  kind: "ReplicaSet",
  metadata: { name, namespace: "default" },
  spec: {
    replicas,
    selector: { matchLabels: { app: name } },
    template: { metadata: { labels: { app: name } }, spec: { containers: [{ name, image: "nginx" }] } },
  },
});

async function worldWith(object: ApiObject): Promise<ControllerWorld> {
  const world = new ControllerWorld(replicaSetController);
  await world.api.create(resource, object);
  await world.settle();
  return world;
}

async function scale(world: ControllerWorld, replicas: number): Promise<void> {
  const { metadata } = await world.api.get(resource, "default", "web");
  await world.api.update(resource, { ...setOf(replicas), metadata });
  await world.settle();
}

/** Makes the API refuse pods above a number, as a quota does; the returned function counts the attempts. */
function limitPods(world: ControllerWorld, most: () => number): () => number {
  const create = world.api.create.bind(world.api);
  let asked = 0;
  let made = 0;
  world.api.create = async (kind, object) => {
    if (kind !== "pods") return await create(kind, object);
    asked += 1;
    if (made >= most()) throw new InMemoryApiError(403, "pods is forbidden: full");
    made += 1;
    return await create(kind, object);
  };
  return () => asked;
}

describe("ReplicaSet controller", () => {
  it("has as many pods as are wanted, and replaces what goes", async () => {
    using world = await worldWith(setOf(3));
    assert.equal((await world.pods()).length, 3);
    const [first] = await world.pods();
    await world.api.delete("pods", "default", first?.metadata.name ?? "");
    await world.settle();
    assert.equal((await world.pods()).length, 3);
    for (const pod of await world.pods()) await world.setPhase(pod, "Running");
    await world.settle();
    const { replicas, readyReplicas, fullyLabeledReplicas } = await world.status(resource, "web");
    assert.deepEqual([replicas, readyReplicas, fullyLabeledReplicas], [3, 3, 3]);
    await scale(world, 1);
    assert.equal((await world.pods()).length, 1);
  });

  it("takes a pod that nobody has, and lets go one that it no longer selects", async () => {
    using world = await worldWith(setOf(2));
    const orphan: ApiObject = {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "orphan", namespace: "default", labels: { app: "web" } },
      spec: { containers: [] },
    };
    const [relabelled] = await world.pods();
    await world.api.create("pods", orphan);
    await world.settle();
    assert.equal((await world.pods()).length, 2, "one is too many");
    const [kept] = await world.pods();
    await world.api.update("pods", { ...kept, metadata: { ...kept?.metadata, labels: {} } } as ApiObject);
    await world.settle();
    const pods = await world.pods();
    assert.equal(pods.length, 3);
    assert.equal(pods.filter(({ metadata }) => (metadata.ownerReferences ?? []).length === 1).length, 2);
    assert.ok(relabelled);
  });

  it("stops at a refusal, says so, and tries again later from time to time", async () => {
    using world = new ControllerWorld(replicaSetController);
    let most = 5;
    const asked = limitPods(world, () => most);
    await world.api.create(resource, setOf(100_000));
    await world.settle();
    assert.equal((await world.pods()).length, 5);
    // Batches of 1, 2, and 4, of which the last has two refusals.
    assert.equal(asked(), 7);
    const condition = async (): Promise<unknown> => (await world.status(resource, "web"))["conditions"];
    assert.partialDeepStrictEqual(await condition(), [
      { type: "ReplicaFailure", status: "True", reason: "FailedCreate", message: "pods is forbidden: full" },
    ]);
    assert.ok((await world.reasons()).includes("FailedCreate"));
    // Pod events are no reason to retry.
    for (const pod of await world.pods()) await world.setPhase(pod, "Running");
    await world.settle();
    assert.equal(asked(), 7);
    await world.step(1);
    assert.equal(asked(), 8);
    await world.step(1);
    assert.equal(asked(), 8);
    await world.step(1);
    assert.equal(asked(), 9);
    most = Infinity;
    await scale(world, 6);
    await world.step(30);
    assert.equal((await world.pods()).length, 6);
    await world.settle();
    assert.equal(await condition(), undefined);
  });

  it("makes at most a burst of pods before others have their turn", async () => {
    using world = new ControllerWorld(replicaSetController);
    const create = world.api.create.bind(world.api);
    const order: string[] = [];
    world.api.create = (kind, object) => {
      if (kind === "pods") order.push(object.metadata.generateName ?? "");
      return create(kind, object);
    };
    await world.api.create(resource, setOf(700));
    await world.api.create(resource, setOf(1, "small"));
    for (let second = 0; second < 5; second++) await world.step(1);
    assert.ok(order.indexOf("small-") < 500, "the small one waits for one burst at most");
    assert.equal(order.filter((name) => name === "web-").length, 700);
  });
});

describe("deletionOrder", () => {
  const now = Date.parse("2026-01-01T01:00:00Z");
  const pod = (name: string, more: Record<string, unknown> = {}, node = "n1"): Pod =>
    asPod({
      apiVersion: "v1",
      kind: "Pod",
      metadata: {
        name,
        uid: name,
        creationTimestamp: "2026-01-01T00:00:00Z",
        ...(more["metadata"] as object),
      },
      spec: { containers: [], ...(node === "" ? {} : { nodeName: node }) },
      status: {
        phase: "Running",
        conditions: [{ type: "Ready", status: "True", lastTransitionTime: "2026-01-01T00:00:00Z" }],
        ...(more["status"] as object),
      },
    });
  const orderOf = (...pods: Pod[]): string[] =>
    deletionOrder(pods, pods, now).map(({ metadata }) => metadata.name);

  it("begins with those without a node, then what is not running, then what is not ready", () => {
    const order = orderOf(
      pod("ready"),
      pod("unready", { status: { conditions: [] } }),
      pod("pending", { status: { phase: "Pending", conditions: [] } }),
      pod("homeless", { status: { phase: "Pending", conditions: [] } }, ""),
    );
    assert.deepEqual(order, ["homeless", "pending", "unready", "ready"]);
  });

  it("then goes by cost, by the crowd on the node, by restarts and by age", () => {
    const cost = { "controller.kubernetes.io/pod-deletion-cost": "-5" };
    assert.deepEqual(orderOf(pod("a"), pod("cheap", { metadata: { annotations: cost } })), ["cheap", "a"]);
    assert.deepEqual(orderOf(pod("alone", {}, "n2"), pod("a"), pod("b")).at(-1), "alone");
    const restarted = { status: { containerStatuses: [{ name: "c", restartCount: 3 }] } };
    assert.deepEqual(orderOf(pod("calm"), pod("restarted", restarted)), ["restarted", "calm"]);
    const young = { metadata: { creationTimestamp: "2026-01-01T00:59:50Z" } };
    assert.deepEqual(orderOf(pod("old"), pod("young", young)), ["young", "old"]);
  });

  it("takes 5,000 pods in no more comparisons than a sort needs", () => {
    let reads = 0;
    const pods = Array.from({ length: 5_000 }, (_, index) => {
      const one = pod(`p${index}`);
      return new Proxy(one, {
        get: (target, name) => {
          if (name === "metadata") reads += 1;
          return Reflect.get(target, name) as unknown;
        },
      });
    });
    deletionOrder(pods, pods, now);
    assert.ok(reads < 5_000 * 60, `${reads} looks at pods`);
  });
});
