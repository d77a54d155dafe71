import assert from "node:assert/strict";
import { groupOf } from "../../../src/kinds/apiGroup.ts";

describe("The group of an apiVersion", () => {
  for (const [apiVersion, group] of [
    ["v1", ""],
    ["apps/v1", "apps"],
    ["networking.k8s.io/v1beta1", "networking.k8s.io"],
    ["", ""],
    ["apps/", "apps"],
    ["/v1", ""],
  ] as const)
    it(`${apiVersion || "none"}: ${group || "the core group"}`, () =>
      assert.equal(groupOf(apiVersion), group));
});
