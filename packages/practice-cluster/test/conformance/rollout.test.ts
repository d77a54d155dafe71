import assert from "node:assert/strict";
import { type JsonObject, listAt, numberAt, objectsAt, stringAt } from "../../src/api/json.ts";
import { daemonSet, deployment, job, webImage } from "../support/conformance/manifests.ts";
import { onBothClusters } from "../support/conformance/suite.ts";

const imageOf = (object: object | undefined): string =>
  stringAt(listAt(object, "spec", "template", "spec", "containers")[0], "image") ?? "";
const revisionOf = (object: object | undefined): string =>
  stringAt(object, "metadata", "annotations", "deployment.kubernetes.io/revision") ?? "";

onBothClusters("rollout and rollback", (cluster) => {
  const rolledOut = async (): Promise<string> =>
    await cluster.mustKubectl("rollout", "status", "deployment/web", "--timeout=60s");
  /** Revision, image and replicas of the ReplicaSets. */
  const sets = async (): Promise<string[]> =>
    (await cluster.list("replicasets", "app=web"))
      .map((set) => `${revisionOf(set)} ${imageOf(set)} ${numberAt(set, "spec", "replicas") ?? -1}`)
      .sort();

  before(async () => {
    await cluster.create("deployments", deployment("web", 3));
    await rolledOut();
  });

  it("a new image makes a new ReplicaSet and empties the old one", async () => {
    await cluster.mustKubectl("set", "image", "deployment/web", "web=nginx:1.28");
    assert.match(await rolledOut(), /deployment "web" successfully rolled out/);
    assert.equal(revisionOf(await cluster.get("deployments", "web")), "2");
    assert.deepEqual(await sets(), [`1 ${webImage} 0`, "2 nginx:1.28 3"]);
  });

  it("never has fewer pods than it may, nor more", async () => {
    using watch = await cluster.watch("replicasets", "labelSelector=app%3Dweb");
    await cluster.mustKubectl("set", "image", "deployment/web", "web=nginx:1.29");
    await rolledOut();
    const wanted = new Map<string, number>();
    for (const { object } of watch.events) {
      wanted.set(stringAt(object, "metadata", "name") ?? "", numberAt(object, "spec", "replicas") ?? 0);
      const sum = [...wanted.values()].reduce((total, each) => total + each, 0);
      if (wanted.size === 3) assert.ok(sum <= 4, "at most one more than three");
    }
  });

  it("history names the revisions, and what changed", async () => {
    await cluster.mustKubectl("annotate", "deployment/web", "kubernetes.io/change-cause=newest image");
    const history = await cluster.mustKubectl("rollout", "history", "deployment/web");
    assert.match(
      history,
      /^deployment\.apps\/web\s*\nREVISION +CHANGE-CAUSE\n1 +<none>\n2 +<none>\n3 +newest image\n/,
    );
    const second = await cluster.mustKubectl("rollout", "history", "deployment/web", "--revision=2");
    assert.match(second, /Image:\tnginx:1\.28/);
  });

  it("undo goes back by one, under a new number", async () => {
    assert.match(
      await cluster.mustKubectl("rollout", "undo", "deployment/web"),
      /deployment\.apps\/web rolled back/,
    );
    await rolledOut();
    assert.deepEqual(await sets(), [`1 ${webImage} 0`, "3 nginx:1.29 0", "4 nginx:1.28 3"]);
    const [set] = (await cluster.list("replicasets", "app=web")).filter((each) => revisionOf(each) === "4");
    const history = "deployment.kubernetes.io/revision-history";
    assert.equal(stringAt(set, "metadata", "annotations", history), "2");
  });

  it("undo goes back to a number", async () => {
    await cluster.mustKubectl("rollout", "undo", "deployment/web", "--to-revision=1");
    await rolledOut();
    assert.equal(imageOf(await cluster.get("deployments", "web")), webImage);
    assert.deepEqual(await sets(), ["3 nginx:1.29 0", "4 nginx:1.28 0", `5 ${webImage} 3`]);
    const { code, stderr } = await cluster.kubectl(["rollout", "undo", "deployment/web", "--to-revision=99"]);
    assert.equal(code, 1);
    assert.match(stderr, /unable to find specified revision 99 in history/);
  });

  it("restart makes new pods of the same", async () => {
    await cluster.mustKubectl("rollout", "restart", "deployment/web");
    await rolledOut();
    const object = await cluster.get("deployments", "web");
    const stamp = stringAt(
      object,
      "spec",
      "template",
      "metadata",
      "annotations",
      "kubectl.kubernetes.io/restartedAt",
    );
    assert.match(stamp ?? "", /^\d{4}-/);
    assert.equal(revisionOf(object), "6");
  });

  it("keeps as many old ones as it is asked to", async () => {
    await cluster.patch("deployments", "web", { spec: { revisionHistoryLimit: 1 } });
    await cluster.untilListed("replicasets", "app=web", "two", (items) => items.length === 2);
  });

  it("Recreate ends the old pods first", async () => {
    await cluster.create("deployments", deployment("recreate", 1, { strategy: { type: "Recreate" } }));
    await cluster.mustKubectl("rollout", "status", "deployment/recreate", "--timeout=60s");
    await cluster.mustKubectl("set", "image", "deployment/recreate", "web=nginx:1.28");
    await cluster.mustKubectl("rollout", "status", "deployment/recreate", "--timeout=60s");
    // A pod whose containers have ended delays nothing, though it may still exist for a moment.
    const pods = (await cluster.list("pods", "app=recreate")).filter(
      (pod) => !["Succeeded", "Failed"].includes(stringAt(pod, "status", "phase") ?? ""),
    );
    assert.deepEqual(
      pods.map((pod) => stringAt(listAt(pod, "spec", "containers")[0], "image")),
      ["nginx:1.28"],
    );
  });
});

onBothClusters("self-healing", (cluster) => {
  const named = (items: readonly JsonObject[]): (string | undefined)[] =>
    items.map((item) => stringAt(item, "metadata", "uid"));
  const alive = (items: readonly JsonObject[]): JsonObject[] =>
    items.filter((item) => stringAt(item, "metadata", "deletionTimestamp") === undefined);

  for (const [kind, create] of [
    ["deployments", () => deployment("healed", 2)],
    ["daemonsets", () => daemonSet("daemon")],
  ] as const)
    it(`replaces a pod of ${kind} that was deleted`, async () => {
      const object = create();
      const name = stringAt(object, "metadata", "name") ?? "";
      await cluster.create(kind, object);
      const wanted = kind === "deployments" ? 2 : 3;
      const running = (items: readonly JsonObject[]): boolean =>
        items.length === wanted && items.every((item) => stringAt(item, "status", "phase") === "Running");
      const before = await cluster.untilListed("pods", `app=${name}`, "running", running);
      const [first] = before;
      await cluster.delete("pods", stringAt(first, "metadata", "name") ?? "");
      const after = await cluster.untilListed(
        "pods",
        `app=${name}`,
        "replaced",
        (items) => running(items) && !named(items).includes(stringAt(first, "metadata", "uid")),
      );
      assert.equal(after.length, wanted);
    });

  it("replaces a ReplicaSet that was deleted", async () => {
    const [before] = await cluster.list("replicasets", "app=healed");
    await cluster.delete("replicasets", stringAt(before, "metadata", "name") ?? "");
    const isOther = (items: readonly JsonObject[]): boolean =>
      items.length === 1 && named(items)[0] !== stringAt(before, "metadata", "uid");
    const [after] = await cluster.untilListed("replicasets", "app=healed", "another", isOther);
    assert.equal(
      stringAt(after, "metadata", "name"),
      stringAt(before, "metadata", "name"),
      "of the same name",
    );
    await cluster.untilListed("pods", "app=healed", "two", (pods) => alive(pods).length === 2);
  });

  it("evicts a pod, and replaces it", async () => {
    const [pod] = alive(await cluster.list("pods", "app=healed"));
    const name = stringAt(pod, "metadata", "name") ?? "";
    const body = { apiVersion: "policy/v1", kind: "Eviction", metadata: { name } };
    const answer = await cluster.must({
      method: "POST",
      path: cluster.path("pods", `${name}/eviction`),
      body,
    });
    assert.equal(stringAt(answer, "status"), "Success");
    await cluster.untilGone("pods", name);
    await cluster.untilListed("pods", "app=healed", "two", (pods) => alive(pods).length === 2);
  });

  it("does not run a Job again that is done", async () => {
    await cluster.create("jobs", job("done"));
    await cluster.until("jobs", "done", "complete", (object) =>
      objectsAt(object, "status", "conditions").some(({ type }) => type === "Complete"),
    );
    const [pod] = await cluster.list("pods", "job-name=done");
    await cluster.delete("pods", stringAt(pod, "metadata", "name") ?? "");
    await cluster.untilListed("pods", "job-name=done", "none", (pods) => pods.length === 0);
    assert.equal(numberAt(await cluster.get("jobs", "done"), "status", "succeeded"), 1);
  });
});
