import assert from "node:assert/strict";
import { shownParts } from "../../../src/course/partProofs.ts";
import { deployment, pod, replicaSet, world } from "./courseWorld.ts";

describe("shownParts", () => {
  it("shows nothing of an empty cluster", () => {
    assert.deepEqual(shownParts(world()), []);
  });

  it("takes a pod that the learner wrote and that runs", () => {
    assert.deepEqual(shownParts(world({ pods: [pod("hello")] })), ["podRunning"]);
    for (const other of [
      pod("web-1", { owner: "web" }),
      pod("hello", { phase: "Pending" }),
      pod("hello", { phase: "Failed" }),
      pod("hello", { deleted: true }),
    ])
      assert.deepEqual(shownParts(world({ pods: [other] })), []);
  });

  it("takes a Deployment with three ready replicas, once its controller has seen it", () => {
    assert.deepEqual(shownParts(world({ deployments: [deployment("web", 3)] })), ["deploymentReady"]);
    for (const other of [
      deployment("web", 2),
      deployment("web", 3, { ready: 2 }),
      deployment("web", 3, { generation: 2 }),
    ])
      assert.deepEqual(shownParts(world({ deployments: [other] })), []);
  });

  it("takes no pod for running that crashes, or has only just become ready", () => {
    const crashing = pod("hello", {
      containers: [
        { name: "web", ready: false, restartCount: 3, state: { waiting: { reason: "CrashLoopBackOff" } } },
      ],
    });
    assert.deepEqual(shownParts(world({ pods: [crashing] })), []);
    assert.deepEqual(shownParts(world({ pods: [pod("hello")] }), new Set(["hello"])), []);
  });

  const web = deployment("web", 1);
  it("takes a second revision that is rolled out", () => {
    const first = replicaSet("web-1", 0);
    const rolledOut = world({
      deployments: [web],
      replicaSets: [first, replicaSet("web-2", 1, { revision: 2 })],
    });
    assert.deepEqual(shownParts(rolledOut), ["revisionRolledOut"]);
    const broken = replicaSet("web-2", 1, { revision: 2, ready: 0 });
    const waiting = deployment("web", 1, { ready: 0 });
    assert.deepEqual(shownParts(world({ deployments: [waiting], replicaSets: [first, broken] })), []);
    const strangers = replicaSet("api-2", 1, { revision: 2, deployment: "api" });
    assert.deepEqual(shownParts(world({ deployments: [web], replicaSets: [first, strangers] })), []);
  });

  it("takes an earlier revision that is current again", () => {
    const replicaSets = [
      replicaSet("web-1", 1, { revision: 3, history: "1" }),
      replicaSet("web-2", 0, { revision: 2 }),
    ];
    // The second revision may never have run.
    assert.deepEqual(shownParts(world({ deployments: [web], replicaSets })), ["revisionRolledBack"]);
  });

  it("takes the second revision again, when it is rolled out after a rollback", () => {
    const replicaSets = [
      replicaSet("web-1", 0, { revision: 3, history: "1" }),
      replicaSet("web-2", 1, { revision: 4, history: "2" }),
    ];
    assert.deepEqual(shownParts(world({ deployments: [web], replicaSets })), [
      "revisionRolledOut",
      "revisionRolledBack",
    ]);
  });

  it("takes a DaemonSet with a ready pod on every node that it is for", () => {
    const agent = (ready: number, wanted: number, observedGeneration = 1): string[] =>
      shownParts(
        world({
          daemonSets: [
            {
              metadata: { name: "agent", generation: 1 },
              status: { desiredNumberScheduled: wanted, numberReady: ready, observedGeneration },
            },
          ],
        }),
      );
    assert.deepEqual(agent(3, 3), ["daemonSetOnEveryNode"]);
    assert.deepEqual(agent(2, 3), []);
    assert.deepEqual(agent(0, 0), []);
    assert.deepEqual(agent(3, 3, 0), []);
  });

  it("takes a Job that is complete, not one that failed", () => {
    const job = (type: string): string[] =>
      shownParts(
        world({ jobs: [{ metadata: { name: "pi" }, status: { conditions: [{ type, status: "True" }] } }] }),
      );
    assert.deepEqual(job("Complete"), ["jobCompleted"]);
    assert.deepEqual(job("Failed"), []);
  });

  it("takes a Service with a ready endpoint of its own", () => {
    const service = { metadata: { name: "web", namespace: "default" } };
    const slice = (of: string, ready: boolean, namespace = "default"): string[] =>
      shownParts(
        world({
          services: [service],
          endpointSlices: [
            {
              metadata: { namespace, labels: { "kubernetes.io/service-name": of } },
              endpoints: [{ addresses: ["10.0.0.1"], conditions: { ready } }],
            },
          ],
        }),
      );
    assert.deepEqual(slice("web", true), ["serviceHasEndpoints"]);
    assert.deepEqual(slice("web", false), []);
    assert.deepEqual(slice("api", true), []);
    assert.deepEqual(slice("web", true, "other"), []);
  });
});
