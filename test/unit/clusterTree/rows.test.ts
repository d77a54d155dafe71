import assert from "node:assert/strict";
import type { V1Pod } from "@kubernetes/client-node";
import { containerStates } from "@kubernetes-workshop/kubernetes/resources/containerStatus";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import { summarizeNode } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";
import { summarizePod } from "@kubernetes-workshop/kubernetes/resources/podSummary";
import { summarizeWorkload } from "@kubernetes-workshop/kubernetes/resources/workloadSummary";
import type {
  ClusterElement,
  NodeElement,
  PodElement,
  ReplicaSetElement,
  WorkloadElement,
} from "../../../src/clusterTree/elements.ts";
import { spokenWithProblem } from "../../../src/clusterTree/rows/problemRow.ts";
import { contextValueOf, hasChildren, rowOf } from "../../../src/clusterTree/rows/row.ts";
import { tooltipOf } from "../../../src/clusterTree/rows/tooltip.ts";
import { replicaSet } from "./inMemoryCluster.ts";

const now = Date.parse("2026-01-01T10:00:00Z");
const created = "2026-01-01T08:00:00Z";

function nodeElement({ ready = true, cordoned = false, role = "" } = {}): NodeElement {
  const labels = {
    "topology.kubernetes.io/zone": "ap-northeast-2a",
    "node.kubernetes.io/instance-type": "m5.large",
    ...(role !== "" && { [`node-role.kubernetes.io/${role}`]: "" }),
  };
  const summary = summarizeNode({
    metadata: { uid: "n", name: "ip-1", labels, creationTimestamp: created },
    spec: { unschedulable: cordoned },
    status: {
      conditions: [{ type: "Ready", status: ready ? "True" : "Unknown" }],
      nodeInfo: { kubeletVersion: "v1.37.2" },
      addresses: [{ type: "InternalIP", address: "10.0.0.1" }],
      daemonEndpoints: { kubeletEndpoint: { Port: 10_250 } },
    },
  });
  return { type: "node", id: "node/n", summary };
}

const ended = { terminated: { exitCode: 137, finishedAt: "2026-01-01T09:58:00Z" } };
const container = { name: "web", image: "nginx:1.29", ready: false, restartCount: 3, lastState: ended };

const crashing = {
  metadata: { uid: "p", name: "web-1", namespace: "shop", creationTimestamp: created },
  spec: { nodeName: "ip-1", containers: [{ name: "web", image: "nginx:1.29" }] },
  status: {
    phase: "Running",
    podIP: "10.1.0.7",
    containerStatuses: [{ ...container, state: { waiting: { reason: "CrashLoopBackOff" } } }],
  },
};

function podElement(): PodElement {
  return { type: "pod", id: "pod/p", parent: nodeElement(), summary: summarizePod(crashing) };
}

function containerElement(pod: FromApi<V1Pod> = crashing): ClusterElement {
  const [summary] = containerStates(pod);
  assert.ok(summary);
  return { type: "container", id: "pod/p/web", parent: podElement(), summary };
}

const workloads = { type: "workloads", id: "workloads" } as const;

function deploymentElement(ready: number): WorkloadElement {
  const summary = summarizeWorkload.Deployment({
    metadata: { uid: "d", name: "web", namespace: "shop", creationTimestamp: created },
    spec: { replicas: 3, template: { spec: { containers: [{ name: "web", image: "nginx:1.29" }] } } },
    status: { replicas: 3, updatedReplicas: 3, readyReplicas: ready, availableReplicas: ready },
  });
  return { type: "workload", id: "workload/d", parent: workloads, summary };
}

const cronJob: ClusterElement = {
  type: "workload",
  id: "workload/c",
  parent: workloads,
  summary: summarizeWorkload.CronJob({
    metadata: { uid: "c", name: "report", namespace: "shop" },
    spec: { schedule: "0 3 * * *" },
    status: { active: [{ name: "report-1" }] },
  }),
};

function replicaSetElement(wanted: number, refusal?: string): ReplicaSetElement {
  const told = refusal === undefined ? {} : { refusal };
  const summary = replicaSet("web-7c5ddbdf54", { owner: "web", revision: 2, wanted, ...told });
  return { type: "replicaSet", id: "r", parent: deploymentElement(3), summary };
}

const controlPlane = { type: "controlPlane", id: "controlPlane" } as const;

describe("a row of the tree", () => {
  it("says of a node that is ready only what its icon does not", () => {
    const row = rowOf(nodeElement({ role: "control-plane" }));
    assert.equal(row.label, "ip-1");
    assert.equal(row.description, "control-plane · m5.large · ap-northeast-2a");
    assert.equal(row.spoken, "Node ip-1, Ready");
    assert.deepEqual(row.icon, { id: "server", color: "testing.iconPassed" });
  });

  it("calls a node as the tree does, and speaks its whole name", () => {
    const row = rowOf({ ...nodeElement(), label: "ip" });
    assert.equal(row.label, "ip");
    assert.equal(row.spoken, "Node ip-1, Ready");
  });

  it("shows by another shape that a node is not ready", () => {
    const { icon, description } = rowOf(nodeElement({ ready: false }));
    assert.notEqual(icon.id, "server");
    assert.match(description ?? "", /^NotReady/);
  });

  it("counts what of a pod is ready and how often it was restarted", () => {
    const row = rowOf(podElement());
    assert.equal(row.description, "CrashLoopBackOff 0/1 · shop · 3 restarts");
    assert.equal(row.spoken, "Pod web-1, CrashLoopBackOff, 0 of 1 containers ready, namespace shop");
    assert.equal(row.icon.id, "error");
  });

  it("says one restart in the singular, and no restart not at all", () => {
    const at = (restarts: number): string | undefined => {
      const element = podElement();
      element.summary = { ...element.summary, status: { ...element.summary.status, restarts } };
      return rowOf(element).description;
    };
    assert.match(at(1) ?? "", / · 1 restart$/);
    assert.match(at(0) ?? "", / · shop$/);
  });

  it("shows the image of a container", () =>
    assert.equal(rowOf(containerElement()).description, "CrashLoopBackOff · nginx:1.29 · 3 restarts"));

  it("has no word for a workload that is as it should be", () => {
    assert.equal(rowOf(deploymentElement(3)).description, "3/3 · Deployment · shop");
    assert.match(rowOf(deploymentElement(1)).description ?? "", /^1\/3 · Deployment · shop · \w/);
  });

  it("shows the schedule of a CronJob in the place of numbers", () =>
    assert.equal(rowOf(cronJob).description, "0 3 * * * · CronJob · shop"));

  it("says what could not be shown, and why", () => {
    const error = new Error("The server refused: no permission.");
    for (const [parent, label] of [
      [controlPlane, "Unable to show the control plane"],
      [nodeElement(), "Unable to show pods"],
      [{ type: "unassigned", id: "unassigned", count: 1 }, "Unable to show pods"],
      [workloads, "Unable to show workloads"],
    ] as const) {
      const row = rowOf({ type: "error", id: "error", parent, error });
      assert.deepEqual([row.label, row.description], [label, error.message]);
      assert.equal(row.spoken, `${label}: ${error.message}`);
    }
  });

  it("says since when what is shown may be out of date, and why", () => {
    const trueUntil = new Date(2026, 10, 28, 9, 5, 3).getTime();
    const error = new Error("The cluster does not respond.");
    const row = rowOf({ type: "error", id: "error", parent: nodeElement(), error, trueUntil });
    assert.deepEqual([row.label, row.description, row.icon.id], ["As of 09:05:03", error.message, "warning"]);
    assert.equal(row.spoken, `As of 09:05:03: ${error.message}`);
  });

  it("names the checks that failed, or counts those that passed", () => {
    const readiness = (isReady: boolean): ClusterElement => ({
      type: "readiness",
      id: "readiness",
      parent: controlPlane,
      readiness: { isReady, passed: ["ping", "log"], failed: isReady ? [] : ["etcd", "informer-sync"] },
    });
    assert.equal(rowOf(readiness(true)).description, "2 checks passed");
    assert.equal(rowOf(readiness(false)).description, "etcd, informer-sync");
    assert.equal(rowOf(readiness(false)).icon.id, "error");
  });
});

describe("a row below a workload", () => {
  it("says of a ReplicaSet how many of its pods are ready, and its revision", () => {
    const row = rowOf(replicaSetElement(3));
    assert.deepEqual([row.label, row.description], ["…-7c5ddbdf54", "3/3 · Revision 2"]);
    assert.equal(row.spoken, "ReplicaSet web-7c5ddbdf54, 3 of 3 ready, revision 2");
    assert.equal(row.icon.id, "circle-filled");
  });

  it("shows that a ReplicaSet is only kept for a rollback", () => {
    const row = rowOf(replicaSetElement(0));
    assert.deepEqual([row.description, row.icon.id], ["Revision 2", "history"]);
  });

  it("shows, says, and explains that the pods of a ReplicaSet are refused", () => {
    const refused = replicaSetElement(3, 'admission webhook "policy.example" denied the request: no limits');
    const row = rowOf(refused);
    assert.deepEqual([row.description, row.icon.id], ["0/3 · ReplicaFailure · Revision 2", "error"]);
    assert.match(
      spokenWithProblem(refused, row.spoken, now),
      /^ReplicaSet .*\. The webhook policy\.example rejects the pods/,
    );
    assert.match(tooltipOf(refused, now), /`policy\.example`.*\n\n.*kubernetes\.io/);
  });

  it("says of a pod what the row above does not: the end of its name, and its node", () => {
    const pod = podElement();
    const summary = { ...pod.summary, nodeName: "ip-10-0-1-2.ec2.internal" };
    const row = rowOf({ ...pod, parent: deploymentElement(3), summary });
    assert.equal(row.label, "…-1");
    assert.match(row.spoken, /^Pod web-1,/);
    assert.equal(row.description, "CrashLoopBackOff 0/1 · ip-10-0-1-2 · 3 restarts");
  });
});

describe("what menus ask about a row", () => {
  it("tells the states of nodes and the kinds of workloads apart", () => {
    assert.equal(contextValueOf(nodeElement()), "node");
    assert.equal(contextValueOf(nodeElement({ cordoned: true })), "node.cordoned");
    const stopped = nodeElement({ ready: false, cordoned: true, role: "control-plane" });
    assert.equal(contextValueOf(stopped), "node.cordoned.stopped.controlPlane");
    assert.equal(contextValueOf(cronJob), "workload.CronJob");
    const suspended = summarizeWorkload.CronJob({ metadata: { uid: "c" }, spec: { suspend: true } });
    assert.equal(contextValueOf({ ...cronJob, summary: suspended }), "workload.CronJob.suspended");
    assert.equal(contextValueOf(podElement()), "pod");
  });

  it("lets be expanded what may have something below it", () => {
    const expandable = [nodeElement(), podElement(), workloads, controlPlane, cronJob, replicaSetElement(3)];
    assert.deepEqual([...new Set(expandable.map(hasChildren))], [true]);
    assert.deepEqual([containerElement(), replicaSetElement(0)].map(hasChildren), [false, false]);
  });
});

describe("a tooltip of the tree", () => {
  it("has the details of a pod, and how long ago it was restarted", () => {
    const text = tooltipOf(podElement(), now);
    assert.ok(text.startsWith("**web-1**\n\n"), text);
    assert.ok(text.includes("\n\n| | |\n|---|---|\n"), text);
    for (const line of [
      "| Ready | 0/1 |",
      "| Restarts | 3 (2 min ago) |",
      "| Namespace | shop |",
      "| Pod IP | 10.1.0.7 |",
      "| Age | 120 min |",
    ])
      assert.ok(text.includes(line), `${line} in\n${text}`);
  });

  it("leaves out what is not known", () => {
    const element = podElement();
    element.summary = summarizePod({ metadata: { uid: "p", name: "web", namespace: "shop" } });
    assert.ok(!tooltipOf(element, now).includes("Pod IP"));
  });

  it("has the exit code of a container that has ended", () => {
    const status = { ...crashing.status, containerStatuses: [{ ...container, state: ended }] };
    assert.ok(tooltipOf(containerElement({ ...crashing, status }), now).includes("| Exit code | 137 |"));
    assert.ok(!tooltipOf(containerElement(), now).includes("Exit code"));
  });

  it("says what a component is for, and nothing where the name says it", () => {
    const etcd = tooltipOf(
      { type: "component", id: "etcd", parent: controlPlane, role: "etcd", summary: podElement().summary },
      now,
    );
    assert.ok(etcd.startsWith("**etcd**\n\nThe distributed key-value store"), etcd);
    assert.ok(tooltipOf(nodeElement(), now).startsWith("**ip-1**\n\n| | |"));
  });

  it("takes what a cluster says for text, whatever it is", () => {
    const element = podElement();
    const name = "a|b](command:x) <img src=x>\n# *b*";
    element.summary = { ...element.summary, name, namespace: "`n`" };
    const text = tooltipOf(element, now);
    assert.ok(text.startsWith("**a\\|b\\](command:x) \\<img src=x\\> # \\*b\\***\n"), text);
    assert.ok(text.includes("| Namespace | \\`n\\` |"), text);
  });
});
