import assert from "node:assert/strict";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { evaluateCheck } from "../../../src/labs/checks/evaluateCheck.ts";
import { kindsOfCheck } from "../../../src/labs/checks/kindsOfCheck.ts";
import type { LabCheck } from "../../../src/labs/checks/labCheck.ts";
import type { LabView } from "../../../src/labs/checks/labView.ts";

const namespace = "lab-web";
const now = Date.parse("2026-11-28T09:00:00Z");
const ago = (seconds: number): string => new Date(now - seconds * 1000).toISOString();

/** A cluster with some objects, of which only those are seen that a check says it looks at. */
function viewOf(check: LabCheck, objects: readonly KubernetesObject[]): LabView {
  const seen = kindsOfCheck(check);
  return {
    objects: (kind) => {
      assert.ok(
        seen.some((each) => each.kind === kind.kind && each.namespace === kind.namespace),
        `${kind.kind} is not followed`,
      );
      return objects.filter(
        (each) =>
          each.apiVersion === kind.apiVersion &&
          each.kind === kind.kind &&
          each.metadata.namespace === kind.namespace,
      );
    },
  };
}

function holds(check: LabCheck, ...objects: readonly KubernetesObject[]): boolean {
  return evaluateCheck(check, viewOf(check, objects), now).holds;
}

const deployment = (status: object, more: object = {}): KubernetesObject => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web", namespace, generation: 2 },
  spec: { replicas: 2, template: { spec: { containers: [{ image: "nginx" }] } }, ...more },
  status: {
    observedGeneration: 2,
    replicas: 2,
    updatedReplicas: 2,
    readyReplicas: 2,
    availableReplicas: 2,
    ...status,
  },
});

const pod = (seconds: number, more: object = {}, metadata: object = {}): KubernetesObject => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: `web-${seconds}`, namespace, labels: { app: "web" }, ...metadata },
  status: {
    phase: "Running",
    conditions: [{ type: "Ready", status: "True", lastTransitionTime: ago(seconds) }],
    ...more,
  },
});

const web = { apiVersion: "apps/v1", kind: "Deployment", name: "web", namespace } as const;
const pods = { apiVersion: "v1", kind: "Pod", namespace };

describe("A check of a lab", () => {
  it("knows a workload that has rolled out", () => {
    const check: LabCheck = { is: "rolledOut", object: web, replicas: 2 };
    assert.ok(holds(check, deployment({})));
    assert.ok(!holds(check));
    assert.ok(!holds(check, deployment({ readyReplicas: 1, availableReplicas: 1 })));
    assert.ok(!holds(check, deployment({ replicas: 3 })), "pods of an older revision are left");
    assert.ok(!holds(check, deployment({ observedGeneration: 1 })), "the controller has not seen it yet");
    assert.ok(!holds({ ...check, replicas: 3 }, deployment({})), "it wants fewer pods than the lab");
  });

  it("knows pods that have been ready for long enough, and when they will have been", () => {
    const check: LabCheck = {
      is: "podsReady",
      of: pods,
      selector: "app=web",
      count: 2,
      seconds: 10,
      replaced: false,
    };
    assert.ok(holds(check, pod(10), pod(20)));
    assert.ok(!holds(check, pod(20)), "one is not two");
    const outcome = evaluateCheck(check, viewOf(check, [pod(4), pod(20)]), now);
    assert.deepEqual(outcome, { holds: false, holdsAt: now + 6000 });
    assert.ok(!holds(check, pod(20), pod(30, {}, { labels: { app: "api" } })), "another's pod");
    assert.ok(!holds(check, pod(20), pod(30, {}, { deletionTimestamp: ago(1) })), "one that goes");
    assert.ok(!holds(check, pod(20), pod(30, { phase: "Failed" })), "one that failed");
    assert.ok(!holds(check, pod(20), pod(30, { conditions: [{ type: "Ready", status: "Unknown" }] })));
  });

  it("can ask for pods that a controller would replace", () => {
    const check: LabCheck = {
      is: "podsReady",
      of: pods,
      selector: "app=web",
      count: 1,
      seconds: 0,
      replaced: true,
    };
    assert.ok(!holds(check, pod(5)));
    assert.ok(holds(check, pod(5, {}, { ownerReferences: [{ kind: "ReplicaSet", controller: true }] })));
  });

  it("knows a Service that sends to ready addresses", () => {
    const check: LabCheck = {
      is: "serviceReady",
      object: { apiVersion: "v1", kind: "Service", name: "web", namespace },
      endpoints: 2,
    };
    const service: KubernetesObject = {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: "web", namespace },
    };
    const slice = (addresses: string[], ready: boolean, of = "web"): KubernetesObject => ({
      apiVersion: "discovery.k8s.io/v1",
      kind: "EndpointSlice",
      metadata: { name: of, namespace, labels: { "kubernetes.io/service-name": of } },
      endpoints: [{ addresses, conditions: { ready } }],
    });
    assert.ok(holds(check, service, slice(["10.0.0.1", "10.0.0.2"], true)));
    assert.ok(!holds(check, service, slice(["10.0.0.1", "10.0.0.2"], false)));
    assert.ok(!holds(check, service, slice(["10.0.0.1", "10.0.0.2"], true, "api")));
    assert.ok(!holds(check, slice(["10.0.0.1", "10.0.0.2"], true)), "the Service itself is gone");
  });

  it("knows what is in a field, and reaches no prototype", () => {
    const field = (path: readonly (string | number)[], wanted: object): LabCheck =>
      ({ is: "field", object: web, path, wanted }) as LabCheck;
    const image = ["spec", "template", "spec", "containers", 0, "image"];
    assert.ok(holds(field(image, { equals: "nginx" }), deployment({})));
    assert.ok(holds(field(image, { contains: "gin" }), deployment({})));
    assert.ok(!holds(field(image, { equals: "ngnix" }), deployment({})));
    assert.ok(holds(field(["spec", "replicas"], { equals: 2 }), deployment({})));
    assert.ok(!holds(field(["spec", "replicas"], { equals: "2" }), deployment({})));
    assert.ok(holds(field(["spec", "paused"], { exists: false }), deployment({})));
    assert.ok(!holds(field(["constructor", "name"], { exists: true }), deployment({})));
    assert.ok(!holds(field(["spec"], { exists: true })), "there is no such object");
  });

  it("knows conditions, what is gone, and warnings that have stopped", () => {
    const condition: LabCheck = { is: "condition", object: web, type: "Available", status: "True" };
    assert.ok(holds(condition, deployment({ conditions: [{ type: "Available", status: "True" }] })));
    assert.ok(!holds(condition, deployment({ conditions: [{ type: "Available", status: "False" }] })));
    assert.ok(!holds(condition, deployment({ conditions: "none" })));

    const none: LabCheck = { is: "none", of: pods, selector: "app=web" };
    assert.ok(holds(none, pod(1, {}, { labels: {} })));
    assert.ok(!holds(none, pod(1)));
    assert.ok(!holds({ ...none, selector: "" }, pod(1, {}, { labels: {} })));

    const quiet: LabCheck = {
      is: "noWarnings",
      of: { apiVersion: "v1", kind: "Event", namespace },
      seconds: 10,
    };
    const event = (type: string, seconds: number): KubernetesObject => ({
      apiVersion: "v1",
      kind: "Event",
      metadata: { name: "a", namespace },
      type,
      lastTimestamp: ago(seconds),
    });
    assert.ok(holds(quiet));
    assert.ok(holds(quiet, event("Normal", 1), event("Warning", 10)));
    assert.deepEqual(evaluateCheck(quiet, viewOf(quiet, [event("Warning", 3)]), now), {
      holds: false,
      holdsAt: now + 7000,
    });
  });

  it("knows nodes that take any pod", () => {
    const check: LabCheck = {
      is: "nodesUsable",
      of: { apiVersion: "v1", kind: "Node", namespace: undefined },
      selector: "zone=a",
      count: 1,
    };
    const node = (spec: object, status = "True"): KubernetesObject => ({
      apiVersion: "v1",
      kind: "Node",
      metadata: { name: "a", labels: { zone: "a" } },
      spec,
      status: { conditions: [{ type: "Ready", status }] },
    });
    assert.ok(holds(check, node({})));
    assert.ok(holds(check, node({ taints: [{ key: "a", effect: "PreferNoSchedule" }] })));
    assert.ok(!holds(check, node({ taints: [{ key: "a", effect: "NoSchedule" }] })));
    assert.ok(!holds(check, node({ unschedulable: true })));
    assert.ok(!holds(check, node({}, "Unknown")));
  });
});
