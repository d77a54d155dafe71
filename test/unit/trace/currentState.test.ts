import assert from "node:assert/strict";
import type { V1Pod } from "@kubernetes/client-node";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import { type CurrentState, currentState } from "../../../src/trace/currentState.ts";
import type { TracedObject, TraceInput } from "../../../src/trace/traceInput.ts";
import { waitingFor } from "../../../src/trace/waitingFor.ts";

type Pod = FromApi<V1Pod>;

function input(target: TracedObject, rest: Partial<TraceInput> = {}): TraceInput {
  const none = { owners: [], replicaSets: [], jobs: [], pods: [], nodes: [], endpointSlices: [], events: [] };
  return { target, ...none, eventAccess: "all", incomplete: [], ...rest };
}

const state = (target: TracedObject, rest?: Partial<TraceInput>): CurrentState =>
  currentState(input(target, rest), undefined);

function running(ready: boolean, metadata: Pod["metadata"] = {}): Pod {
  const status = ready ? "True" : "False";
  return {
    metadata,
    spec: { nodeName: "a", containers: [{ name: "c" }] },
    status: {
      phase: "Running",
      conditions: [{ type: "Ready", status }],
      containerStatuses: [{ name: "c", ready, state: { running: {} } }],
    },
  };
}

const waitingPod = (reason: string): Pod => ({
  spec: { nodeName: "a", containers: [{ name: "c", image: "i" }] },
  status: { phase: "Pending", containerStatuses: [{ name: "c", state: { waiting: { reason } } }] },
});

describe("waitingFor", () => {
  const pods: readonly (readonly [string, Pod])[] = [
    ["node", { spec: { containers: [{ name: "c" }] }, status: { phase: "Pending" } }],
    ["image", waitingPod("ImagePullBackOff")],
    ["image", waitingPod("ErrImagePull")],
    ["configuration", waitingPod("CreateContainerConfigError")],
    ["restart", waitingPod("CrashLoopBackOff")],
    ["start", waitingPod("ContainerCreating")],
    ["readiness", running(false)],
    ["end", running(true, { deletionTimestamp: "2026-01-01T00:00:00Z" })],
    ["none", running(true)],
    ["none", { spec: { nodeName: "a" }, status: { phase: "Succeeded" } }],
  ];
  for (const [index, [expected, pod]] of pods.entries())
    it(`says ${expected} of pod ${index + 1}`, () => assert.equal(waitingFor(pod).type, expected));
});

describe("currentState", () => {
  it("counts only the pods of the newest revision of a Deployment", () => {
    const ownedBy = (name: string, ready: boolean): Pod => running(ready, { ownerReferences: [{ name }] });
    const set = (name: string, revision: string) => ({
      metadata: { name, annotations: { "deployment.kubernetes.io/revision": revision } },
    });
    const deployment = { kind: "Deployment", object: { spec: { replicas: 2 } } } as const;
    const replicaSets = [set("old", "9"), set("new", "10")];
    const pods = [ownedBy("old", true), ownedBy("new", true), ownedBy("new", false)];
    assert.deepEqual(state(deployment, { replicaSets, pods }), {
      type: "waiting",
      ready: 1,
      wanted: 2,
      waitingFor: { type: "readiness" },
      count: 1,
    });
    const done = [ownedBy("old", true), ownedBy("new", true), ownedBy("new", true)];
    assert.deepEqual(state(deployment, { replicaSets, pods: done }), {
      type: "pods",
      ready: 2,
      wanted: 2,
      leaving: 1,
    });
  });

  it("tells of the pods that are furthest behind", () => {
    const pods = [running(false), waitingPod("ErrImagePull"), running(true)];
    const told = state({ kind: "ReplicaSet", object: { spec: { replicas: 3 } } }, { pods });
    assert.deepEqual(told, {
      type: "waiting",
      ready: 1,
      wanted: 3,
      waitingFor: { type: "image", image: "i" },
      count: 1,
    });
  });

  it("knows what stands still by intent", () => {
    const deletion = { deletionTimestamp: "2026-01-01T00:00:00Z" };
    assert.equal(state({ kind: "Service", object: { metadata: deletion } }).type, "leaving");
    assert.equal(state({ kind: "Deployment", object: { spec: { paused: true } } }).type, "paused");
    assert.equal(state({ kind: "CronJob", object: { spec: { suspend: true } } }).type, "suspended");
    assert.equal(state({ kind: "Job", object: { spec: { suspend: true } } }).type, "suspended");
    assert.equal(state({ kind: "StatefulSet", object: { spec: { replicas: 0 } } }).type, "empty");
    assert.equal(state({ kind: "Deployment", object: {} }).type, "noPods");
  });

  it("tells a Service without pods from one without a selector", () => {
    assert.deepEqual(state({ kind: "Service", object: { spec: { selector: { app: "web" } } } }), {
      type: "noEndpoints",
      selector: ["app=web"],
      pods: 0,
    });
    assert.equal(state({ kind: "Service", object: { spec: {} } }).type, "noSelector");
  });
});
