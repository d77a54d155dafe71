import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readManagedFields, trackUpdate } from "../../../src/api/apply/managedFields.ts";
import { serverSideApply } from "../../../src/api/apply/serverSideApply.ts";
import { servedKinds } from "../../../src/kinds/servedKinds.ts";
import { Schemas } from "../../../src/api/schemas.ts";
import type { ApiObject } from "../../../src/objectApi.ts";
import { schemaFolder } from "@kubernetes-workshop/kubernetes/schemas/schemaFolder";

const schemas = await Schemas.load((path) => readFile(join(schemaFolder, path), "utf8"));
const type = servedKinds.find(({ kind }) => kind === "Deployment");
assert.ok(type);
const deployments = type;

const apply = (live: ApiObject | undefined, spec: object, manager: string, force = false): ApiObject =>
  serverSideApply(live, deployment(spec), deployments, schemas, { manager, force }, 0);

function deployment(spec: object): ApiObject {
  return { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "web" }, spec };
}

const containers = (...items: object[]): object => ({ template: { spec: { containers: items } } });

describe("server-side apply", () => {
  it("owns what it applies, and removes what it no longer applies", () => {
    const first = apply(undefined, { replicas: 2, paused: true }, "a");
    const second = apply(first, { replicas: 2 }, "a");
    assert.deepEqual(second["spec"], { replicas: 2 });
    assert.deepEqual(readManagedFields(second)[0]?.fields, { "f:spec": { "f:replicas": {} } });
  });

  it("leaves what another manager owns", () => {
    const first = apply(undefined, { replicas: 2 }, "a");
    const second = apply(first, { paused: true }, "b");
    assert.deepEqual(second["spec"], { replicas: 2, paused: true });
    assert.deepEqual(apply(second, {}, "b")["spec"], { replicas: 2 });
  });

  it("refuses to change what another manager owns, unless it is forced", () => {
    const first = apply(undefined, { replicas: 2 }, "a");
    assert.throws(() => apply(first, { replicas: 3 }, "b"), {
      code: 409,
      message: 'Apply failed with 1 conflict: conflict with "a": .spec.replicas',
    });
    const forced = apply(first, { replicas: 3 }, "b", true);
    assert.deepEqual(forced["spec"], { replicas: 3 });
    assert.deepEqual(
      readManagedFields(forced).map(({ manager }) => manager),
      ["b"],
    );
  });

  it("agrees where both want the same", () => {
    const both = apply(apply(undefined, { replicas: 2 }, "a"), { replicas: 2 }, "b");
    assert.deepEqual(
      readManagedFields(both).map(({ manager }) => manager),
      ["b", "a"],
    );
  });

  it("merges lists by their keys", () => {
    const first = apply(undefined, containers({ name: "web", image: "a" }), "a");
    const second = apply(first, containers({ name: "side", image: "b" }), "b");
    assert.deepEqual(second["spec"], containers({ name: "side", image: "b" }, { name: "web", image: "a" }));
    assert.deepEqual(apply(second, {}, "b")["spec"], containers({ name: "web", image: "a" }));
  });

  it("conflicts with updates, too, and names them with their time", () => {
    const created = trackUpdate(
      undefined,
      deployment({ replicas: 1 }),
      deployments,
      schemas,
      { fieldManager: "kubectl-create" },
      0,
    );
    assert.throws(() => apply(created, { replicas: 3 }, "b"), {
      message: 'Apply failed with 1 conflict: conflict with "kubectl-create" using apps/v1: .spec.replicas',
    });
  });
});
