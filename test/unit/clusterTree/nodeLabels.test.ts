import assert from "node:assert/strict";
import { nodeLabels } from "../../../src/clusterTree/nodeLabels.ts";

const cases: readonly (readonly [what: string, names: readonly string[], labels: readonly string[]])[] = [
  ["nothing", [], []],
  [
    "nodes of one domain",
    ["ip-10-0-1-2.ap-northeast-2.compute.internal", "ip-10-0-3-4.ap-northeast-2.compute.internal"],
    ["ip-10-0-1-2", "ip-10-0-3-4"],
  ],
  ["one node", ["ip-10-0-1-2.ec2.internal"], ["ip-10-0-1-2"]],
  ["nodes of several domains", ["a.east.example", "b.west.example"], ["a", "b"]],
  ["nodes that differ by their domain", ["a.east", "a.west", "b.west"], ["a.east", "a.west", "b"]],
  ["names without a domain", ["kind-control-plane", "kind-worker"], ["kind-control-plane", "kind-worker"]],
  ["addresses", ["10.0.0.1", "10.0.0.2"], ["10.0.0.1", "10.0.0.2"]],
  ["names that mean something in JavaScript", ["constructor", "__proto__.x"], ["constructor", "__proto__"]],
];

describe("The labels of nodes", () => {
  for (const [what, names, labels] of cases)
    it(`of ${what}`, () => {
      const found = nodeLabels(names);
      assert.deepEqual(
        names.map((name) => found.get(name)),
        labels,
      );
    });
});
