import assert from "node:assert/strict";
import { listAt, stringAt } from "../../src/api/json.ts";
import { configMap, deployment, replicaSet } from "../support/conformance/manifests.ts";
import { onBothClusters } from "../support/conformance/suite.ts";

onBothClusters("deletion with owners", (cluster) => {
  /** Creates a Deployment, and waits for its pods. */
  async function deployed(name: string): Promise<void> {
    await cluster.create("deployments", deployment(name, 2));
    await cluster.untilListed("pods", `app=${name}`, "two", (pods) => pods.length === 2);
  }

  it("in the background: the owner goes at once, the rest after it", async () => {
    await deployed("background");
    const answer = await cluster.delete("deployments", "background", { propagationPolicy: "Background" });
    assert.equal(stringAt(answer, "kind"), "Status");
    assert.equal(stringAt(answer, "status"), "Success");
    assert.equal(stringAt(answer, "details", "name"), "background");
    assert.equal(stringAt(answer, "details", "group"), "apps");
    assert.equal(stringAt(answer, "details", "kind"), "deployments");
    await cluster.untilGone("deployments", "background");
    await cluster.untilListed("replicasets", "app=background", "none", (items) => items.length === 0);
    await cluster.untilListed("pods", "app=background", "none", (items) => items.length === 0);
  });

  it("is in the background where nothing is said", async () => {
    await deployed("default");
    await cluster.delete("deployments", "default");
    await cluster.untilListed("replicasets", "app=default", "none", (items) => items.length === 0);
    await cluster.untilListed("pods", "app=default", "none", (items) => items.length === 0);
  });

  it("in the foreground: the owner waits for what it owns", async () => {
    await deployed("foreground");
    using watch = await cluster.watch("deployments", "fieldSelector=metadata.name%3Dforeground");
    const answer = await cluster.delete("deployments", "foreground", { propagationPolicy: "Foreground" });
    assert.equal(stringAt(answer, "kind"), "Deployment");
    assert.deepEqual(listAt(answer, "metadata", "finalizers"), ["foregroundDeletion"]);
    assert.ok(stringAt(answer, "metadata", "deletionTimestamp"));
    await watch.until("the deployment to be deleted", (events) =>
      events.some(({ type }) => type === "DELETED"),
    );
    assert.deepEqual(await cluster.list("replicasets", "app=foreground"), []);
    assert.deepEqual(await cluster.list("pods", "app=foreground"), []);
  });

  it("as orphans: what was owned stays, without an owner", async () => {
    await deployed("orphan");
    await cluster.delete("deployments", "orphan", { propagationPolicy: "Orphan" });
    await cluster.untilGone("deployments", "orphan");
    const [left] = await cluster.list("replicasets", "app=orphan");
    assert.ok(left);
    assert.deepEqual(listAt(left, "metadata", "ownerReferences"), []);
    assert.equal((await cluster.list("pods", "app=orphan")).length, 2);
    await cluster.create("deployments", deployment("orphan", 2));
    const name = stringAt(left, "metadata", "name") ?? "";
    await cluster.until(
      "replicasets",
      name,
      "adopted",
      (object) => listAt(object, "metadata", "ownerReferences").length === 1,
    );
    assert.equal((await cluster.list("replicasets", "app=orphan")).length, 1, "the same is taken again");
  });

  it("of a ReplicaSet as orphan leaves its pods", async () => {
    await cluster.create("replicasets", replicaSet("loose", 1));
    await cluster.untilListed("pods", "app=loose", "one", (pods) => pods.length === 1);
    await cluster.delete("replicasets", "loose", { propagationPolicy: "Orphan" });
    await cluster.untilGone("replicasets", "loose");
    const [pod] = await cluster.list("pods", "app=loose");
    assert.deepEqual(listAt(pod, "metadata", "ownerReferences"), []);
  });

  it("waits for finalizers", async () => {
    await cluster.create("configmaps", configMap("held", {}, { finalizers: ["example.com/hold"] }));
    const answer = await cluster.delete("configmaps", "held");
    assert.equal(stringAt(answer, "kind"), "ConfigMap");
    assert.ok(stringAt(answer, "metadata", "deletionTimestamp"));
    await cluster.patch("configmaps", "held", { metadata: { finalizers: null } });
    await cluster.untilGone("configmaps", "held");
  });

  it("takes what has an owner that is gone", async () => {
    await cluster.create("configmaps", configMap("owner"));
    const owner = await cluster.get("configmaps", "owner");
    const uid = stringAt(owner, "metadata", "uid");
    const ownerReferences = [{ apiVersion: "v1", kind: "ConfigMap", name: "owner", uid }];
    await cluster.create("configmaps", configMap("owned", {}, { ownerReferences }));
    await cluster.delete("configmaps", "owner");
    await cluster.untilGone("configmaps", "owned");
  });

  it("keeps what has another owner left", async () => {
    for (const name of ["one", "two"]) await cluster.create("configmaps", configMap(name));
    const references = await Promise.all(
      ["one", "two"].map(async (name) => {
        const uid = stringAt(await cluster.get("configmaps", name), "metadata", "uid");
        return { apiVersion: "v1", kind: "ConfigMap", name, uid };
      }),
    );
    await cluster.create("configmaps", configMap("shared", {}, { ownerReferences: references }));
    await cluster.delete("configmaps", "one");
    const left = await cluster.until(
      "configmaps",
      "shared",
      "owned by one",
      (object) => listAt(object, "metadata", "ownerReferences").length === 1,
    );
    assert.equal(stringAt(listAt(left, "metadata", "ownerReferences")[0], "name"), "two");
  });

  it("refuses a policy that is none", async () => {
    const { status } = await cluster.request({
      method: "DELETE",
      path: cluster.path("configmaps", "two"),
      body: { propagationPolicy: "Sometimes" },
    });
    assert.equal(status, 422);
  });
});
