import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { collectionPath, objectPath } from "../../../src/kinds/apiPath.ts";
import { definitionName } from "../../../src/kinds/definitionName.ts";
import { isStored, resourceName, typeMeta } from "../../../src/kinds/kindRow.ts";
import {
  findKind,
  isResourceName,
  kindNamed,
  type KindName,
  kindRows,
  kinds,
  type ResourceName,
} from "../../../src/kinds/kinds.ts";
import type { DefinitionFile, KindIndex } from "../../../src/schemas/fieldData.ts";
import { schemaFolder } from "../../../src/schemas/schemaFolder.ts";

const schema = (name: string): unknown =>
  JSON.parse(readFileSync(join(schemaFolder, "kubernetes", `${name}.json`), "utf8"));
const index = schema("kinds") as KindIndex;

describe("kinds", () => {
  it("has each name of a kind", () => {
    assert.deepEqual(kinds.Deployment, {
      kind: "Deployment",
      apiVersion: "apps/v1",
      group: "apps",
      version: "v1",
      plural: "deployments",
      singular: "deployment",
      shortNames: ["deploy"],
      categories: ["all"],
      namespaced: true,
      subresources: ["scale", "status"],
      verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
    });
    const { apiVersion, group, version, plural, namespaced } = kinds.Node;
    assert.deepEqual([apiVersion, group, version, plural, namespaced], ["v1", "", "v1", "nodes", false]);
  });

  it("has the texts as types", () => {
    const apiVersion: "batch/v1" = kinds.CronJob.apiVersion;
    const plural: "cronjobs" = kinds.CronJob.plural;
    const [group, version]: ["batch", "v1"] = [kinds.CronJob.group, kinds.CronJob.version];
    const core: "" = kinds.Pod.group;
    assert.deepEqual([apiVersion, plural, group, version, core], ["batch/v1", "cronjobs", "batch", "v1", ""]);
    // @ts-expect-error -- no kind has this name
    const none: KindName = "Deploiment";
    assert.equal(Object.hasOwn(kinds, none), false);
  });

  it("tells kinds of one name apart", () => {
    const other = kinds["Event.events.k8s.io"];
    assert.deepEqual(
      [kinds.Event.apiVersion, other.apiVersion, other.kind],
      ["v1", "events.k8s.io/v1", "Event"],
    );
    assert.equal(findKind("events.k8s.io/v1", "Event"), other);
    assert.equal(findKind("v1", "Event"), kinds.Event);
  });

  it("finds a kind by its name alone, the one of the core group first", () => {
    assert.deepEqual([kindNamed("CronJob"), kindNamed("Event")], [kinds.CronJob, kinds.Event]);
    assert.deepEqual(typeMeta(kinds.CronJob), { apiVersion: "batch/v1", kind: "CronJob" });
  });

  it("finds nothing that Kubernetes does not have", () => {
    assert.equal(kindNamed("Workflow"), undefined);
    assert.equal(findKind("apps/v1", "Pod"), undefined);
    assert.equal(findKind("apps/v1beta1", "Deployment"), undefined);
    assert.equal(findKind("v1", "__proto__"), undefined);
  });

  it("has a row for each kind once", () => {
    const names = kindRows.map(resourceName);
    assert.equal(new Set(names).size, names.length);
    assert.ok(names.includes("pods") && names.includes("deployments.apps"));
  });

  it("has the schema of each row, by the name of its definition", () => {
    for (const row of kindRows) {
      const definition = definitionName(row);
      const [group = "", version = "", kind = ""] = definition.split(".");
      const file = schema(`${group}.${version}`) as DefinitionFile;
      assert.ok(Object.hasOwn(file, kind), definition);
      if (isStored(row)) assert.equal(index[row.apiVersion]?.[row.kind], definition);
    }
  });

  it("has every kind of the schemas whose objects have a name", () => {
    // A kind that is only the body of a subresource has no row of its own.
    const bodies = new Set([
      "Eviction policy/v1",
      "Scale autoscaling/v1",
      "TokenRequest authentication.k8s.io/v1",
    ]);
    const missing = Object.entries(index).flatMap(([apiVersion, found]) =>
      Object.keys(found).filter((kind) => {
        const file = schema((found[kind] ?? "").split(".").slice(0, 2).join(".")) as DefinitionFile;
        const hasName = file[kind]?.fields?.["metadata"]?.ref === "meta.v1.ObjectMeta";
        const [group = ""] = apiVersion.includes("/") ? apiVersion.split("/") : [""];
        return (
          hasName &&
          !bodies.has(`${kind} ${apiVersion}`) &&
          !kindRows.some((row) => row.kind === kind && row.group === group)
        );
      }),
    );
    assert.deepEqual(missing, []);
  });

  it("has names of resources that the compiler knows", () => {
    const names: ResourceName[] = ["pods", "jobs.batch", "endpointslices.discovery.k8s.io"];
    assert.ok(names.every(isResourceName));
    // @ts-expect-error The plural is meant.
    const singular: ResourceName = "pod";
    // @ts-expect-error The group is missing.
    const groupless: ResourceName = "deployments";
    // @ts-expect-error The group is of another kind.
    const misplaced: ResourceName = "pods.apps";
    assert.ok(![singular, groupless, misplaced, "constructor"].some(isResourceName));
  });

  it("stores what can be watched", () => {
    assert.ok(isStored(kinds.Namespace), "a namespace, whose collection cannot be deleted");
    assert.ok(!isStored(kinds.TokenReview) && !isStored(kinds.Binding));
  });
});

describe("apiPath", () => {
  it("leads to all objects, to those of a namespace and to one", () => {
    assert.equal(collectionPath(kinds.Pod), "/api/v1/pods");
    assert.equal(collectionPath(kinds.Job, "a/b"), "/apis/batch/v1/namespaces/a%2Fb/jobs");
    assert.equal(objectPath(kinds.Node, "node 1"), "/api/v1/nodes/node%201");
    assert.equal(
      objectPath(kinds.Deployment, "web", "shop"),
      "/apis/apps/v1/namespaces/shop/deployments/web",
    );
  });
});
