import assert from "node:assert/strict";
import { selectNode } from "../../../src/nodes/scheduler/selectNode.ts";
import type { SchedulableNode, SchedulablePod } from "../../../src/nodes/scheduler/types.ts";

const node = (
  name: string,
  spec: SchedulableNode["spec"] = {},
  labels: Record<string, string> = {},
): SchedulableNode => ({
  metadata: { name, labels },
  spec,
  status: { allocatable: { cpu: "1930m", memory: "1Gi", pods: "3" } },
});

const pod = (spec: Partial<SchedulablePod["spec"]> = {}, owner?: string): SchedulablePod => ({
  metadata: { name: "pod", ...(owner === undefined ? {} : { ownerReferences: [{ uid: owner }] }) },
  spec: { containers: [], ...spec },
});

const requesting = (requests: Record<string, string>): SchedulablePod =>
  pod({ containers: [{ resources: { requests } }] });

const none: ReadonlyMap<string, readonly SchedulablePod[]> = new Map();

describe("selectNode", () => {
  it("spreads the pods of an owner before it looks at the number of pods", () => {
    const pods = new Map([
      ["a", [pod({}, "web")]],
      ["b", [pod(), pod()]],
    ]);
    assert.deepEqual(selectNode(pod({}, "web"), [node("a"), node("b")], pods), { node: "b" });
    assert.deepEqual(selectNode(pod({}, "other"), [node("a"), node("b")], pods), { node: "a" });
  });

  it("leaves out cordoned and tainted nodes, and says so", () => {
    const taint = { key: "node-role.kubernetes.io/control-plane", effect: "NoSchedule" };
    const nodes = [
      node("a", { unschedulable: true }),
      node("b", { taints: [taint] }),
      node("c", { taints: [taint] }),
    ];
    assert.deepEqual(selectNode(pod(), nodes, none), {
      node: undefined,
      message: "0/3 nodes are available: 1 node(s) were unschedulable, 2 node(s) had untolerated taint(s).",
    });
    const tolerations = [{ key: taint.key, operator: "Exists" }];
    assert.deepEqual(selectNode(pod({ tolerations }), nodes, none), { node: "b" });
  });

  it("reads every unit, and schedules nothing that is too large", () => {
    for (const memory of ["1Pi", "1Ei", "1E", "1P", "1e12", "1025Mi"])
      assert.match(
        JSON.stringify(selectNode(requesting({ memory }), [node("a")], none)),
        /Insufficient memory/,
        memory,
      );
    for (const memory of ["1073741824000m", "1000000000000u", "1e9", "1Gi"])
      assert.deepEqual(selectNode(requesting({ memory }), [node("a")], none), { node: "a" }, memory);
  });

  it("takes a PreferNoSchedule taint for no hindrance", () => {
    const taints = [{ key: "k", effect: "PreferNoSchedule" }];
    assert.deepEqual(selectNode(pod(), [node("a", { taints })], none), { node: "a" });
  });

  it("compares a toleration's value", () => {
    const taints = [{ key: "team", value: "red", effect: "NoSchedule" }];
    const tolerating = (value: string): SchedulablePod =>
      pod({ tolerations: [{ key: "team", operator: "Equal", value }] });
    assert.equal(selectNode(tolerating("red"), [node("a", { taints })], none).node, "a");
    assert.equal(selectNode(tolerating("blue"), [node("a", { taints })], none).node, undefined);
  });

  it("follows nodeSelector and node affinity", () => {
    const nodes = [node("a", {}, { zone: "1" }), node("b", {}, { zone: "2" })];
    assert.equal(selectNode(pod({ nodeSelector: { zone: "2" } }), nodes, none).node, "b");
    const affinityTo = (operator: string, values: string[]): SchedulablePod =>
      pod({
        affinity: {
          nodeAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: {
              nodeSelectorTerms: [{ matchExpressions: [{ key: "zone", operator, values }] }],
            },
          },
        },
      });
    assert.equal(selectNode(affinityTo("NotIn", ["1"]), nodes, none).node, "b");
    assert.deepEqual(selectNode(affinityTo("In", ["3"]), nodes, none), {
      node: undefined,
      message: "0/2 nodes are available: 2 node(s) didn't match Pod's node affinity/selector.",
    });
  });

  it("adds requests up to exactly what is allocatable", () => {
    const pods = new Map([["a", [requesting({ cpu: "1830m" })]]]);
    assert.equal(selectNode(requesting({ cpu: "100m" }), [node("a")], pods).node, "a");
    assert.deepEqual(selectNode(requesting({ cpu: "101m", memory: "2Gi" }), [node("a")], pods), {
      node: undefined,
      message: "0/1 nodes are available: 1 Insufficient cpu, 1 Insufficient memory.",
    });
  });

  it("counts pods", () => {
    const pods = new Map([["a", [pod(), pod(), pod()]]]);
    const selection = selectNode(pod(), [node("a")], pods);
    assert.deepEqual(selection, { node: undefined, message: "0/1 nodes are available: 1 Too many pods." });
  });

  it("gives a host port once on a node", () => {
    const withPort = pod({ containers: [{ ports: [{ hostPort: 80 }] }] });
    const pods = new Map([["a", [withPort]]]);
    assert.equal(selectNode(withPort, [node("a"), node("b")], pods).node, "b");
  });
});
