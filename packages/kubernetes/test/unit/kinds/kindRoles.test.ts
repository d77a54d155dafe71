import assert from "node:assert/strict";
import { hasRole, kindRoles, type KindWith, kindsWith } from "../../../src/kinds/kindRoles.ts";
import { kinds } from "../../../src/kinds/kinds.ts";

describe("kindRoles", () => {
  it("gives the kinds of a role, in the order in which they are shown", () => {
    const workloads: readonly ("Deployment" | "StatefulSet" | "DaemonSet" | "Job" | "CronJob")[] =
      kindsWith("workload");
    assert.deepEqual(workloads, ["Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob"]);
    const rolledBack: readonly "Deployment"[] = kindsWith("rolledBack");
    assert.deepEqual(rolledBack, ["Deployment"]);
  });

  it("tells whether a kind has a role, whatever its name", () => {
    assert.ok(hasRole("ReplicaSet", "scaled") && !hasRole("ReplicaSet", "workload"));
    for (const name of ["ConfigMap", "deployment", "", "__proto__", "constructor"])
      assert.ok(!hasRole(name, "traced"), name);
  });

  it("narrows a name to the kinds of the role", () => {
    const name: string = "CronJob";
    assert.ok(hasRole(name, "workload"));
    const kind: KindWith<"workload"> = name;
    assert.equal(kinds[kind].apiVersion, "batch/v1");
  });

  it("scales what the API has a scale for", () => {
    for (const kind of kindsWith("scaled")) assert.ok(kinds[kind].subresources.includes("scale"), kind);
    const others = kindsWith("workload").filter((kind) => !hasRole(kind, "scaled"));
    assert.deepEqual(
      others.filter((kind) => kinds[kind].subresources.includes("scale")),
      [],
    );
  });

  it("gives each list of the course a name of its own, after the plural", () => {
    const lists = kindsWith("course").map((kind): [string, string] => [
      kindRoles[kind].course,
      kinds[kind].plural,
    ]);
    for (const [list, plural] of lists) assert.equal(list.toLowerCase(), plural);
  });
});
