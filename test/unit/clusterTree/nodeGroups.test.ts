import assert from "node:assert/strict";
import { type NodeSummary, summarizeNode } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";
import { nodeGroups } from "../../../src/clusterTree/nodeGroups.ts";

function nodes(count: number, labels: Readonly<Record<string, string>> = {}, prefix = "n"): NodeSummary[] {
  return Array.from({ length: count }, (_, each) =>
    summarizeNode({ metadata: { uid: `${prefix}${each}`, name: `${prefix}${each}`, labels } }),
  );
}

const zone = (name: string) => ({ "topology.kubernetes.io/zone": name });

const brief = (all: readonly NodeSummary[]) =>
  nodeGroups(all)?.map(({ label, nodes: held }) => `${label}: ${held.length}`);

describe("The groups of nodes", () => {
  it("are none in a small cluster", () => assert.equal(nodeGroups(nodes(50)), undefined));

  const pools: readonly (readonly [label: string, what: string])[] = [
    ["eks.amazonaws.com/nodegroup", "a managed node group"],
    ["karpenter.sh/nodepool", "Karpenter"],
    ["alpha.eksctl.io/nodegroup-name", "eksctl"],
    ["cloud.google.com/gke-nodepool", "GKE"],
    ["kubernetes.azure.com/agentpool", "AKS"],
    ["eks.amazonaws.com/compute-type", "Fargate"],
  ];
  for (const [label, what] of pools)
    it(`are the pools of ${what}`, () =>
      assert.deepEqual(
        brief([...nodes(30, { [label]: "a", ...zone("z") }), ...nodes(30, { [label]: "b" }, "m")]),
        ["a: 30", "b: 30"],
      ));

  it("are the zones of a cluster with one pool", () => {
    const pool = { "karpenter.sh/nodepool": "general-purpose" };
    assert.deepEqual(
      brief([...nodes(30, { ...pool, ...zone("2a") }), ...nodes(30, { ...pool, ...zone("2c") }, "m")]),
      ["2a: 30", "2c: 30"],
    );
  });

  it("leave nobody out", () => {
    const control = nodes(3, { "node-role.kubernetes.io/control-plane": "", ...zone("2a") }, "c");
    assert.deepEqual(brief([...control, ...nodes(50, zone("2a")), ...nodes(1, {}, "x")]), [
      "control-plane: 3",
      "2a: 50",
      "Other nodes: 1",
    ]);
  });

  it("are cut where they are long", () =>
    assert.deepEqual(brief([...nodes(450, zone("2a")), ...nodes(1, zone("2b"), "m")]), [
      "2a (1/3): 200",
      "2a (2/3): 200",
      "2a (3/3): 50",
      "2b: 1",
    ]));
});
