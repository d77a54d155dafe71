import assert from "node:assert/strict";
import { numberAt, stringAt } from "../../src/api/json.ts";
import { configMap } from "../support/conformance/manifests.ts";
import type { Sandbox } from "../support/conformance/sandbox.ts";
import { itDiffers, onBothClusters } from "../support/conformance/suite.ts";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { summary } from "../support/conformance/watchStream.ts";

/** The current version of the list. */
async function versionOf(cluster: Sandbox): Promise<string> {
  const list = await cluster.must({ method: "GET", path: cluster.path("configmaps") });
  return stringAt(list, "metadata", "resourceVersion") ?? "";
}

// Only objects of the tests: the clusters put a certificate into every namespace.
const own = "labelSelector=mine";
const mine = { labels: { mine: "1" } };

onBothClusters("watches", (cluster) => {
  it("tell what happens after a version, in its order", async () => {
    const version = await versionOf(cluster);
    await cluster.create("configmaps", configMap("first", {}, mine));
    await cluster.create("configmaps", configMap("second", {}, mine));
    await cluster.patch("configmaps", "first", { data: { a: "1" } });
    await cluster.delete("configmaps", "second");
    using watch = await cluster.watch("configmaps", `${own}&resourceVersion=${version}`);
    assert.equal(watch.status, 200);
    const events = await watch.first(4);
    assert.deepEqual(summary(events), ["ADDED first", "ADDED second", "MODIFIED first", "DELETED second"]);
    const versions = events.map(({ object }) => Number(stringAt(object, "metadata", "resourceVersion")));
    assert.deepEqual(
      versions,
      [...versions].sort((left, right) => left - right),
    );
    assert.ok(versions.every((each) => each > Number(version)));
    const { object } = events[2] ?? {};
    assert.equal(stringAt(object, "kind"), "ConfigMap");
    assert.equal(stringAt(object, "data", "a"), "1");
  });

  it("go on while things happen", async () => {
    using watch = await cluster.watch("configmaps", `${own}&resourceVersion=${await versionOf(cluster)}`);
    await cluster.create("configmaps", configMap("later", {}, mine));
    await cluster.delete("configmaps", "later");
    assert.deepEqual(summary(await watch.first(2)), ["ADDED later", "DELETED later"]);
  });

  it("without a version begin with what is there", async () => {
    await cluster.create("configmaps", configMap("there", {}, { labels: { mine: "there" } }));
    using watch = await cluster.watch("configmaps", "labelSelector=mine%3Dthere");
    assert.deepEqual(summary(await watch.first(1)), ["ADDED there"]);
  });

  it("of one name tell of nothing else", async () => {
    const query = `fieldSelector=metadata.name%3Dchosen&resourceVersion=${await versionOf(cluster)}`;
    using watch = await cluster.watch("configmaps", query);
    await cluster.create("configmaps", configMap("other"));
    await cluster.create("configmaps", configMap("chosen"));
    await cluster.patch("configmaps", "chosen", { data: { a: "1" } });
    assert.deepEqual(summary(await watch.first(2)), ["ADDED chosen", "MODIFIED chosen"]);
  });

  it("with a selector call an object added and deleted as it comes to match and ceases to", async () => {
    await cluster.create("configmaps", configMap("turning"));
    using watch = await cluster.watch(
      "configmaps",
      `labelSelector=on&resourceVersion=${await versionOf(cluster)}`,
    );
    await cluster.patch("configmaps", "turning", { metadata: { labels: { on: "1" } } });
    await cluster.patch("configmaps", "turning", { data: { a: "1" } });
    const last = await cluster.patch("configmaps", "turning", { metadata: { labels: { on: null } } });
    const events = await watch.first(3);
    assert.deepEqual(summary(events), ["ADDED turning", "MODIFIED turning", "DELETED turning"]);
    const deleted = events[2]?.object;
    assert.equal(
      stringAt(deleted, "metadata", "resourceVersion"),
      stringAt(last, "metadata", "resourceVersion"),
      "with the version of the change",
    );
    assert.equal(stringAt(deleted, "metadata", "labels", "on"), "1", "and as the object was before it");
  });

  it("do not tell of a write that changes nothing", async () => {
    await cluster.create("configmaps", configMap("same", { a: "1" }, { labels: { mine: "same" } }));
    const before = await versionOf(cluster);
    using watch = await cluster.watch("configmaps", `labelSelector=mine%3Dsame&resourceVersion=${before}`);
    await cluster.patch("configmaps", "same", { data: { a: "1" } });
    await cluster.patch("configmaps", "same", { data: { a: "2" } });
    const [event] = await watch.first(1);
    assert.equal(stringAt(event?.object, "data", "a"), "2");
  });

  it("that ask for the list first mark its end with a bookmark", async () => {
    await cluster.create("configmaps", configMap("listed", {}, { labels: { mine: "listed" } }));
    const query =
      "sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true&labelSelector=mine%3Dlisted";
    using watch = await cluster.watch("configmaps", query);
    const [added, bookmark] = await watch.first(2);
    assert.deepEqual(summary(added ? [added] : []), ["ADDED listed"]);
    assert.equal(bookmark?.type, "BOOKMARK");
    const { object } = bookmark;
    assert.equal(stringAt(object, "kind"), "ConfigMap");
    assert.equal(stringAt(object, "metadata", "annotations", "k8s.io/initial-events-end"), "true");
    assert.match(stringAt(object, "metadata", "resourceVersion") ?? "", /^\d+$/);
    const version = stringAt(object, "metadata", "resourceVersion") ?? "";
    await cluster.patch("configmaps", "listed", { data: { a: "1" } });
    using next = await cluster.watch("configmaps", `labelSelector=mine%3Dlisted&resourceVersion=${version}`);
    assert.deepEqual(summary(await next.first(1)), ["MODIFIED listed"], "and may be resumed from it");
  });

  it("from a version that is no longer known end with 410", async () => {
    // A new kind: a server knows nothing of what was before it.
    const group = `${cluster.namespace}.example.com`;
    const names = { plural: "crontabs", singular: "crontab", kind: "CronTab" };
    const schema = { openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true } };
    const definition = {
      apiVersion: "apiextensions.k8s.io/v1",
      kind: "CustomResourceDefinition",
      metadata: { name: `crontabs.${group}` },
      spec: {
        group,
        scope: "Namespaced",
        names,
        versions: [{ name: "v1", served: true, storage: true, schema }],
      },
    };
    const definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    await cluster.must({ method: "POST", path: definitions, body: definition });
    const path = `/apis/${group}/v1/namespaces/${cluster.namespace}/crontabs`;
    await waitFor(
      "the new kind",
      async () => (await cluster.request({ method: "GET", path })).status === 200,
    );
    using watch = await cluster.target.watch(`${path}?watch=1&resourceVersion=1`);
    const [event] = await watch.first(1);
    assert.equal(event?.type, "ERROR");
    const { object } = event;
    assert.equal(stringAt(object, "kind"), "Status");
    assert.equal(numberAt(object, "code"), 410);
    assert.equal(stringAt(object, "reason"), "Expired");
    assert.match(stringAt(object, "message") ?? "", /^too old resource version: 1 \(\d+\)$/);
    await watch.ended();
    await cluster.must({ method: "DELETE", path: `${definitions}/crontabs.${group}` });
  });

  const problem =
    'resourceVersion: Invalid value: "nonsense": strconv.ParseUint: parsing "nonsense": invalid syntax';
  const refused = async (code: number, message: string): Promise<void> => {
    const { status, body } = await cluster.request({
      method: "GET",
      path: cluster.path("configmaps", "?watch=1&resourceVersion=nonsense"),
    });
    assert.equal(status, code);
    assert.equal(stringAt(body, "message"), message);
  };
  itDiffers(
    cluster,
    "from a version that is none are refused",
    "the practice cluster calls it a bad request, as for a list, and never an error of its own",
    {
      practice: () => refused(400, `invalid resource version: ${problem}`),
      real: () => refused(500, problem),
    },
  );

  it("end when their time is over", async () => {
    using watch = await cluster.watch(
      "configmaps",
      `timeoutSeconds=1&resourceVersion=${await versionOf(cluster)}`,
    );
    assert.equal(watch.status, 200);
    await watch.ended();
  });

  it("give tables and metadata where they are asked to", async () => {
    await cluster.create("configmaps", configMap("table", { a: "1" }, { labels: { mine: "table" } }));
    const accept = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json";
    const { body } = await cluster.request({
      method: "GET",
      path: cluster.path("configmaps", "?labelSelector=mine%3Dtable"),
      accept,
    });
    assert.equal(stringAt(body, "kind"), "PartialObjectMetadataList");
  });

  it("give the metadata alone of what is listed and watched, never a value", async () => {
    const form = (as: string): string => `application/json;as=${as};g=meta.k8s.io;v=v1`;
    const { body } = await cluster.request({
      method: "GET",
      path: cluster.path("configmaps", "?limit=1"),
      accept: form("PartialObjectMetadataList"),
    });
    assert.equal(stringAt(body, "kind"), "PartialObjectMetadataList");
    const query = `labelSelector=mine%3Dpartial&resourceVersion=${await versionOf(cluster)}`;
    using watch = await cluster.watch("configmaps", query, form("PartialObjectMetadata"));
    await cluster.create("configmaps", configMap("partial", { a: "1" }, { labels: { mine: "partial" } }));
    await cluster.patch("configmaps", "partial", { data: { a: "2" } });
    await cluster.delete("configmaps", "partial");
    const events = await watch.first(3);
    assert.deepEqual(summary(events), ["ADDED partial", "MODIFIED partial", "DELETED partial"]);
    for (const { object } of events) {
      assert.equal(stringAt(object, "kind"), "PartialObjectMetadata");
      assert.equal(object["data"], undefined);
      assert.ok(stringAt(object, "metadata", "uid"));
    }
  });
});
