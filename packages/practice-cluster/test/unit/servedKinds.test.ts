import assert from "node:assert/strict";
import { isStored } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import { findKind } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import { groupVersion } from "../../src/api/resourceType.ts";
import { servedKinds } from "../../src/kinds/servedKinds.ts";

describe("the kinds that are served", () => {
  it("are kinds whose objects a real API server stores", () => {
    for (const type of servedKinds) {
      const row = findKind(groupVersion(type), type.kind);
      assert.ok(row && isStored(row), type.kind);
    }
  });

  it("have a place of their own in etcd", () => {
    const places = servedKinds.map(({ storage }) => storage);
    assert.deepEqual(places, [...new Set(places)]);
  });

  it("have as many cells in a row as columns", () => {
    for (const { kind, rules } of servedKinds) {
      if (!rules.printer) continue;
      const cells = rules.printer.cells({ apiVersion: "v1", kind, metadata: { name: "a" } }, 0);
      assert.equal(cells.length, rules.printer.columns.length, kind);
    }
  });

  it("have either a first status or the one that is given", () => {
    for (const { kind, rules } of servedKinds)
      assert.ok(rules.firstStatus === undefined || !rules.keepsStatus, kind);
  });
});
