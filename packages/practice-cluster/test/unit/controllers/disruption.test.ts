import assert from "node:assert/strict";
import { type Budget, budgetStatus } from "../../../src/controllers/disruption/budgetStatus.ts";
import { disruptionController } from "../../../src/controllers/disruption/disruptionController.ts";
import type { Pod } from "../../../src/controllers/objects.ts";
import { ControllerWorld } from "../../support/controllerWorld.ts";

const now = Date.parse("2026-01-02T03:04:05Z");
const web = { matchLabels: { app: "web" } };

function pod(name: string, { isReady = true, isDeleted = false } = {}): Pod {
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name,
      namespace: "default",
      labels: { app: "web" },
      ownerReferences: [
        { apiVersion: "apps/v1", kind: "ReplicaSet", name: "web", uid: "w", controller: true },
      ],
      ...(isDeleted && { deletionTimestamp: "2026-01-02T03:04:00Z" }),
    },
    spec: { containers: [] },
    status: { phase: "Running", conditions: [{ type: "Ready", status: isReady ? "True" : "False" }] },
  };
}

const budget = (spec: NonNullable<Budget["spec"]>, status?: Budget["status"]): Budget => ({
  apiVersion: "policy/v1",
  kind: "PodDisruptionBudget",
  metadata: { name: "web", namespace: "default", generation: 3 },
  spec: { selector: web, ...spec },
  ...(status && { status }),
});

const four = [pod("a"), pod("b"), pod("c"), pod("d", { isReady: false })];

describe("a disruption budget", () => {
  for (const [spec, scale, allowed, desired] of [
    [{ minAvailable: 2 }, undefined, 1, 2],
    [{ minAvailable: 3 }, 4, 0, 3],
    [{ minAvailable: 9 }, 4, 0, 9],
    [{ minAvailable: "50%" }, 4, 1, 2],
    [{ minAvailable: "51%" }, 4, 0, 3],
    [{ maxUnavailable: 2 }, 4, 1, 2],
    [{ maxUnavailable: "30%" }, 4, 1, 2],
    [{ maxUnavailable: 9 }, 4, 3, 0],
    // What is to be counted is not known, or nothing is expected yet.
    [{ maxUnavailable: 1 }, undefined, 0, 0],
    [{ maxUnavailable: 1 }, 0, 0, 0],
  ] as const)
    it(`of ${JSON.stringify(spec)} allows ${allowed} of 4 pods to go, where ${scale ?? "no"} are wanted`, () => {
      const status = budgetStatus(budget(spec), four, scale, now);
      assert.deepEqual([status.disruptionsAllowed, status.desiredHealthy], [allowed, desired]);
      assert.deepEqual([status.currentHealthy, status.observedGeneration], [3, 3]);
    });

  it("counts a pod as gone whose eviction was allowed, until it is, or does not go after all", () => {
    const since = (seconds: number): string => new Date(now - seconds * 1000).toISOString();
    const before = budgetStatus(budget({ minAvailable: 1 }), four, 4, now);
    const going = { ...before, disruptedPods: { a: since(10), b: since(130), gone: since(10) } };
    const status = budgetStatus(budget({ minAvailable: 1 }, going), four, 4, now);
    assert.deepEqual(Object.keys(status.disruptedPods ?? {}), ["a"]);
    assert.deepEqual([status.currentHealthy, status.disruptionsAllowed], [2, 1]);
    const deleted = [pod("a", { isDeleted: true }), ...four.slice(1)];
    const later = budgetStatus(budget({ minAvailable: 1 }, going), deleted, 4, now);
    assert.deepEqual([later.disruptedPods, later.currentHealthy], [undefined, 2]);
  });

  it("keeps the time since when it allows what it allows", () => {
    const before = budgetStatus(budget({ minAvailable: 1 }), four, 4, now);
    const later = budgetStatus(budget({ minAvailable: 1 }, before), four, 4, now + 60_000);
    assert.deepEqual(later.conditions, before.conditions);
    const [refused] =
      budgetStatus(budget({ minAvailable: 4 }, before), four, 4, now + 60_000).conditions ?? [];
    assert.deepEqual([refused?.status, refused?.lastTransitionTime], ["False", "2026-01-02T03:05:05Z"]);
  });

  it("follows its pods, and the scale of the Deployment above them", async () => {
    using world = new ControllerWorld(disruptionController);
    const meta = { name: "web", namespace: "default" };
    await world.api.create("deployments.apps", {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: meta,
      spec: { replicas: 3 },
    });
    const ownerReferences = [
      { apiVersion: "apps/v1", kind: "Deployment", name: "web", uid: "d", controller: true },
    ];
    await world.api.create("replicasets.apps", {
      apiVersion: "apps/v1",
      kind: "ReplicaSet",
      metadata: { ...meta, ownerReferences },
      spec: { replicas: 1 },
    });
    await world.api.create("poddisruptionbudgets.policy", budget({ maxUnavailable: 1 }));
    for (const name of ["a", "b", "c"]) await world.api.create("pods", pod(name));
    await world.settle();
    const status = await world.status("poddisruptionbudgets.policy", "web");
    assert.partialDeepStrictEqual(status, { expectedPods: 3, currentHealthy: 3, disruptionsAllowed: 1 });
    const [first] = await world.pods();
    assert.ok(first);
    await world.setPhase(first, "Pending");
    await world.settle();
    assert.equal((await world.status("poddisruptionbudgets.policy", "web"))["disruptionsAllowed"], 0);
  });
});
