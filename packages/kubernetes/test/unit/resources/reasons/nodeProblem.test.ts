import assert from "node:assert/strict";
import type { V1Node } from "@kubernetes/client-node";
import type { FromApi } from "../../../../src/resources/fromApi.ts";
import { summarizeNode } from "../../../../src/resources/nodeSummary.ts";
import { nodeProblem } from "../../../../src/resources/reasons/nodeProblem.ts";

type Node = FromApi<V1Node>;

const ready = { type: "Ready", status: "True" };
const node = (...conditions: NonNullable<NonNullable<Node["status"]>["conditions"]>[number][]): Node => ({
  status: { conditions },
});
const notReady = (message: string, reason = "KubeletNotReady") =>
  node({ type: "Ready", status: "False", reason, message });

/** As the kubelet and the node lifecycle controller word them. */
const cases: readonly (readonly [what: string, Node, problem: unknown])[] = [
  ["is well", node(ready, { type: "DiskPressure", status: "False" }), undefined],
  [
    "stopped reporting",
    node({
      type: "Ready",
      status: "Unknown",
      reason: "NodeStatusUnknown",
      message: "Kubelet stopped posting node status.",
    }),
    { code: "nodeNotReady", why: "silent", said: "Kubelet stopped posting node status." },
  ],
  [
    "never reported",
    node({
      type: "Ready",
      status: "Unknown",
      reason: "NodeStatusNeverUpdated",
      message: "Kubelet never posted node status.",
    }),
    { code: "nodeNotReady", why: "neverReported", said: "Kubelet never posted node status." },
  ],
  ["has no condition at all", {}, { code: "nodeNotReady", why: "neverReported", said: "" }],
  [
    "has no network plugin",
    notReady(
      "container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized",
    ),
    {
      code: "nodeNotReady",
      why: "network",
      said: "container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized",
    },
  ],
  [
    "has no container runtime",
    notReady("[container runtime is down, PLEG is not healthy: pleg was last seen active 3m2s ago]"),
    {
      code: "nodeNotReady",
      why: "runtime",
      said: "[container runtime is down, PLEG is not healthy: pleg was last seen active 3m2s ago]",
    },
  ],
  [
    "is shut down",
    notReady("node is shutting down"),
    { code: "nodeNotReady", why: "other", said: "node is shutting down" },
  ],
  [
    "is short of memory and disk",
    node({ type: "DiskPressure", status: "True" }, { type: "MemoryPressure", status: "True" }, ready),
    { code: "pressure", pressures: ["MemoryPressure", "DiskPressure"] },
  ],
  [
    "is short of process ids",
    node({ type: "PIDPressure", status: "True" }, ready),
    { code: "pressure", pressures: ["PIDPressure"] },
  ],
  [
    "has no route",
    node({ type: "NetworkUnavailable", status: "True" }, ready),
    { code: "networkUnavailable" },
  ],
  ["is cordoned", { ...node(ready), spec: { unschedulable: true } }, { code: "cordoned" }],
  [
    "is being removed",
    {
      ...node(ready),
      metadata: { deletionTimestamp: "2026-01-01T00:00:00Z", finalizers: ["karpenter.sh/termination"] },
    },
    { code: "finalizers", finalizers: ["karpenter.sh/termination"] },
  ],
];

describe("The problem of a node that", () => {
  for (const [what, of, problem] of cases) it(what, () => assert.deepEqual(nodeProblem(of), problem));

  it("is under pressure is a warning, while its status stays what kubectl prints", () => {
    const { status } = summarizeNode(node({ type: "DiskPressure", status: "True" }, ready));
    assert.deepEqual([status.text, status.severity, status.ready], ["Ready", "warning", true]);
  });
});
