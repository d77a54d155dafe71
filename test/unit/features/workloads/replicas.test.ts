import assert from "node:assert/strict";
import { readReplicas, replicasOf } from "../../../../src/features/workloads/replicas.ts";

describe("The number of replicas", () => {
  it("is read as typed, spaces around it aside", () => {
    assert.equal(readReplicas("3"), 3);
    assert.equal(readReplicas(" 0 "), 0);
    assert.equal(readReplicas("007"), 7);
    assert.equal(readReplicas("9999"), 9999);
  });

  it("is none where something else is typed, or more than any cluster has", () => {
    for (const typed of ["", " ", "-1", "1.5", "1e3", "0x10", "three", "１", "1 2", "10000", "Infinity"])
      assert.equal(readReplicas(typed), undefined, typed);
  });

  it("of a workload is 1 unless it says otherwise", () => {
    const of = (more: object): number =>
      replicasOf({ apiVersion: "apps/v1", kind: "Deployment", metadata: {}, ...more });
    assert.equal(of({}), 1);
    assert.equal(of({ spec: {} }), 1);
    assert.equal(of({ spec: { replicas: 0 } }), 0);
    assert.equal(of({ spec: { replicas: 3 } }), 3);
  });
});
