import assert from "node:assert/strict";
import { type NodeSummary, summarizeNode } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";
import { nodeChoice, nodeItems } from "../../../../src/features/nodes/nodeChoice.ts";

function node(name: string, { ready = true, unschedulable = false, role = "", zone = "" } = {}): NodeSummary {
  const labels = {
    ...(role !== "" && { [`node-role.kubernetes.io/${role}`]: "" }),
    ...(zone !== "" && { "topology.kubernetes.io/zone": zone }),
  };
  return summarizeNode({
    metadata: { name, uid: name, labels },
    spec: { unschedulable },
    status: { conditions: [{ type: "Ready", status: ready ? "True" : "False" }] },
  });
}

const nodes = [
  node("plane", { role: "control-plane" }),
  node("worker", { zone: "ap-northeast-2a" }),
  node("cordoned", { unschedulable: true }),
  node("down", { ready: false }),
];

describe("which nodes a command is offered for", () => {
  for (const [command, names] of [
    ["cordon", ["plane", "worker", "down"]],
    ["uncordon", ["cordoned"]],
    ["stop", ["worker", "cordoned"]],
    ["start", ["down"]],
  ] as const)
    it(command, () =>
      assert.deepEqual(
        nodes.filter(nodeChoice[command]).map(({ name }) => name),
        names,
      ),
    );

  it("says state and zone of each", () =>
    assert.deepEqual(
      nodeItems(nodes).map(({ label, description }) => `${label}: ${description}`),
      [
        "plane: Ready",
        "worker: Ready · ap-northeast-2a",
        "cordoned: Ready,SchedulingDisabled",
        "down: NotReady",
      ],
    ));
});
