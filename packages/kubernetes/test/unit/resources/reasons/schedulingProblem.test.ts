import assert from "node:assert/strict";
import { schedulingProblem } from "../../../../src/resources/reasons/schedulingProblem.ts";

const kinds = (message: string): (readonly [number | undefined, string, string])[] =>
  schedulingProblem(message).obstacles.map(({ nodes, kind, detail }) => [nodes, kind, detail] as const);

describe("schedulingProblem", () => {
  it("takes a message apart, and notes that preemption would not help", () => {
    const message =
      "0/4 nodes are available: 1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }, 3 Insufficient cpu. preemption: 0/4 nodes are available: 1 Preemption is not helpful for scheduling, 3 No preemption victims found for incoming pod.";
    assert.deepEqual(kinds(message), [
      [1, "controlPlaneTaint", ""],
      [3, "resource", "cpu"],
    ]);
    assert.equal(schedulingProblem(message).total, 4);
    assert.equal(schedulingProblem(message).preemptionInVain, true);
  });

  it("knows what a node may lack", () => {
    const reasons: readonly (readonly [string, string, string])[] = [
      ["Insufficient nvidia.com/gpu", "resource", "nvidia.com/gpu"],
      ["Too many pods", "tooManyPods", ""],
      ["node(s) had untolerated taint {team: a, b}", "taint", "team: a, b"],
      ["node(s) had untolerated taint(s)", "taint", ""],
      ["node(s) had untolerated taint {node.kubernetes.io/not-ready: }", "notReady", ""],
      ["node(s) were unschedulable", "cordoned", ""],
      ["node(s) had untolerated taint {node.kubernetes.io/unschedulable: }", "cordoned", ""],
      ["node(s) didn't match Pod's node affinity/selector", "nodeLabels", ""],
      ["node(s) didn't have free ports for the requested pod ports", "ports", ""],
      ["node(s) didn't match pod affinity rules", "podAffinity", ""],
      ["node(s) didn't match pod anti-affinity rules", "podAntiAffinity", ""],
      ["node(s) didn't match pod topology spread constraints", "topologySpread", ""],
      ["node(s) had volume node affinity conflict", "volume", "node(s) had volume node affinity conflict"],
      ["node(s) were struck by lightning", "other", "node(s) were struck by lightning"],
    ];
    for (const [reason, kind, detail] of reasons)
      assert.deepEqual(kinds(`0/2 nodes are available: 2 ${reason}.`), [[2, kind, detail]], reason);
  });

  it("does not invent reasons for a message that it does not know", () => {
    assert.deepEqual(schedulingProblem("the moon is full").obstacles, []);
    assert.equal(schedulingProblem("the moon is full").total, undefined);
    assert.equal(schedulingProblem("no nodes available to schedule pods").total, 0);
  });

  it("keeps a reason that is about the pod as a whole", () => {
    const message =
      "0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims. preemption: none";
    assert.deepEqual(kinds(message), [
      [undefined, "volume", "pod has unbound immediate PersistentVolumeClaims"],
    ]);
  });
});
