import assert from "node:assert/strict";
import type {
  KubernetesObject,
  ObjectReference,
} from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { compare } from "../../../src/apply/compare.ts";
import { liveObjects } from "../../../src/apply/liveObjects.ts";
import { errorOfStatus, RequestError } from "../../../src/cluster/requestError.ts";
import { readManifests } from "../../../src/manifests/readManifests.ts";

const conflict = errorOfStatus("https://host", 409, {
  message: "Apply failed with 1 conflict",
  details: {
    causes: [{ field: ".data.colour", reason: "FieldManagerConflict", message: 'conflict with "kubectl"' }],
  },
});
const configMap = (name: string, colour: string, namespace?: string): KubernetesObject => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name, ...(namespace !== undefined && { namespace }) },
  data: { colour },
});

/** A cluster that has some objects and refuses to dry-run others; by name. */
class Cluster {
  readonly asked: string[] = [];
  readonly there = new Map<string, KubernetesObject | Error>();
  readonly refusals = new Map<string, Error>();

  read({ name }: ObjectReference): Promise<KubernetesObject | undefined> {
    const found = this.there.get(name);
    return found instanceof Error ? Promise.reject(found) : Promise.resolve(found);
  }

  dryRun(
    object: KubernetesObject,
    { force = false }: { readonly force?: boolean } = {},
  ): Promise<KubernetesObject> {
    const { name = "" } = object.metadata;
    this.asked.push(force ? `${name} by force` : name);
    const refusal = this.refusals.get(name);
    return refusal && !force ? Promise.reject(refusal) : Promise.resolve(object);
  }
}

describe("what applying would change", () => {
  let cluster: Cluster;
  let cancelled: AbortController;
  beforeEach(() => {
    cluster = new Cluster();
    cancelled = new AbortController();
  });
  const run = (...objects: readonly KubernetesObject[]): ReturnType<typeof compare> => {
    const { objects: manifests } = readManifests(
      objects.map((object) => JSON.stringify(object)).join("\n---\n"),
    );
    assert.equal(manifests.length, objects.length);
    return compare(cluster, manifests, cancelled.signal);
  };
  const colours = (found: Awaited<ReturnType<typeof compare>>): unknown[] =>
    found?.pairs.map(({ before, after }) => [before?.["data"], after["data"]]) ?? [];

  it("is what there is, and what there would be", async () => {
    cluster.there.set("a", configMap("a", "red"));
    const found = await run(configMap("a", "blue"), configMap("b", "green"));
    assert.deepEqual(colours(found), [
      [{ colour: "red" }, { colour: "blue" }],
      [undefined, { colour: "green" }],
    ]);
    assert.deepEqual(found?.refused, []);
  });

  it("shows a contested field as it would be, and tells who manages it", async () => {
    cluster.refusals.set("a", conflict);
    const found = await run(configMap("a", "blue"));
    assert.deepEqual(cluster.asked, ["a", "a by force"]);
    assert.deepEqual(colours(found), [[undefined, { colour: "blue" }]]);
    assert.deepEqual(
      found?.refused.map(({ error }) => error.failure),
      ["conflict"],
    );
  });

  it("goes on after what would be refused", async () => {
    cluster.refusals.set("a", errorOfStatus("https://host", 422, { message: "no" }));
    const found = await run(configMap("a", "blue"), configMap("b", "green"));
    assert.deepEqual(colours(found), [[undefined, { colour: "green" }]]);
    assert.deepEqual(
      found?.refused.map(({ manifest }) => manifest.object.metadata.name),
      ["a"],
    );
  });

  it("shows as it is written what needs a namespace or a kind that the same file makes", async () => {
    const missing = errorOfStatus("https://host", 404, { message: 'namespaces "shop" not found' });
    cluster.refusals.set("a", missing).set("mine", new RequestError("unknownKind", "no such kind"));
    const namespace = { apiVersion: "v1", kind: "Namespace", metadata: { name: "shop" } };
    const definition = {
      apiVersion: "apiextensions.k8s.io/v1",
      kind: "CustomResourceDefinition",
      metadata: { name: "cars.example.com" },
      spec: { group: "example.com", names: { kind: "Car" } },
    };
    const car = { apiVersion: "example.com/v1", kind: "Car", metadata: { name: "mine" } };
    const found = await run(namespace, configMap("a", "blue", "shop"), definition, car);
    assert.deepEqual([found?.pairs.length, found?.refused], [4, []]);
    const alone = await run(configMap("a", "blue", "shop"), car);
    assert.deepEqual([alone?.pairs.length, alone?.refused.length], [0, 2]);
  });

  it("takes what may not be read for what is not there", async () => {
    cluster.there.set("a", errorOfStatus("https://host", 403, { message: "forbidden" }));
    assert.deepEqual(colours(await run(configMap("a", "blue"))), [[undefined, { colour: "blue" }]]);
  });

  it("ends where the cluster does not answer, or somebody cancels it", async () => {
    cluster.refusals.set("a", new RequestError("timeout", "slow"));
    await assert.rejects(run(configMap("a", "blue")), { failure: "timeout" });
    cluster.there.set("a", new RequestError("refused", "nobody"));
    await assert.rejects(run(configMap("a", "blue")), { failure: "refused" });
    cancelled.abort();
    assert.equal(await run(configMap("a", "blue")), undefined);
    cluster.there.clear();
    assert.equal(await run(configMap("a", "blue")), undefined);
  });
});

describe("what a cluster has of a manifest's objects", () => {
  it("is known by each of them", async () => {
    const cluster = new Cluster();
    cluster.there.set("b", configMap("b", "red"));
    const { objects } = readManifests(
      JSON.stringify({
        kind: "List",
        apiVersion: "v1",
        items: ["a", "b"].map((name) => configMap(name, "x")),
      }),
    );
    const found = await liveObjects(cluster, objects, new AbortController().signal);
    assert.deepEqual([...(found?.keys() ?? [])], [objects[1]]);
  });
});
