import assert from "node:assert/strict";
import { hasRole, kindsWith } from "@kubernetes-workshop/kubernetes/kinds/kindRoles";
import { commandIds } from "../../src/ids.ts";
import { manifest } from "./manifest.ts";

const menu = manifest.contributes.menus["view/item/context"] ?? [];

/** The rows of workloads in the tree whose menu has a command, by its condition. */
function offeredFor(id: string): string[] {
  const { when = "" } = menu.find(({ command }) => command === id) ?? {};
  const pattern = /viewItem =~ \/(.+?)\/(?: |$)/.exec(when)?.[1] ?? "";
  assert.notEqual(pattern, "", `${id} has no condition on the row`);
  return kindsWith("workload").filter((kind) => new RegExp(pattern).test(`workload.${kind}`));
}

describe("The menu of a workload", () => {
  const roles = [
    [commandIds.setImage, "rollsOut"],
    [commandIds.restartWorkload, "rollsOut"],
    [commandIds.scaleWorkload, "scaled"],
    [commandIds.rollBack, "rolledBack"],
    [commandIds.runCronJob, "scheduled"],
    [commandIds.suspendCronJob, "scheduled"],
    [commandIds.showRolloutHistory, "rolledBack"],
    [commandIds.showTrace, "traced"],
  ] as const;
  for (const [id, role] of roles)
    it(`has ${id} for the kinds that it works on`, () => {
      assert.deepEqual(
        offeredFor(id),
        kindsWith("workload").filter((kind) => hasRole(kind, role)),
      );
    });
});

describe("The menu of several rows", () => {
  const ofSeveral: readonly string[] = [
    commandIds.copyName,
    commandIds.deletePod,
    commandIds.showLogs,
    commandIds.showPreviousLogs,
  ];
  it("has only the commands that act on all of them", () => {
    const others = menu.filter(({ when = "" }) => !when.endsWith("&& !listMultiSelection"));
    assert.deepEqual([...new Set(others.map(({ command }) => command))].sort(), [...ofSeveral].sort());
  });
});
