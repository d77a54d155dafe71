import assert from "node:assert/strict";
import { isObject, numberAt, objectAt, stringAt, valueAt } from "../../src/api/json.ts";
import { deployment, replicaSet } from "../support/conformance/manifests.ts";
import { onBothClusters } from "../support/conformance/suite.ts";

onBothClusters("scale", (cluster) => {
  const path = (): string => cluster.path("deployments", "web/scale");

  before(async () => {
    await cluster.create("deployments", deployment("web", 1));
  });

  it("is an object of its own", async () => {
    await cluster.until("deployments", "web", "up", (object) => numberAt(object, "status", "replicas") === 1);
    const scale = await cluster.must({ method: "GET", path: path() });
    assert.equal(stringAt(scale, "kind"), "Scale");
    assert.equal(stringAt(scale, "apiVersion"), "autoscaling/v1");
    assert.equal(stringAt(scale, "metadata", "name"), "web");
    assert.deepEqual(scale["spec"], { replicas: 1 });
    assert.deepEqual(scale["status"], { replicas: 1, selector: "app=web" });
  });

  it("by PUT and by PATCH", async () => {
    const scale = await cluster.must({ method: "GET", path: path() });
    const put = await cluster.must({
      method: "PUT",
      path: path(),
      body: { ...scale, spec: { replicas: 3 } },
    });
    assert.equal(numberAt(put, "spec", "replicas"), 3);
    await cluster.until(
      "deployments",
      "web",
      "three",
      (object) => numberAt(object, "status", "readyReplicas") === 3,
    );
    const stale = await cluster.request({
      method: "PUT",
      path: path(),
      body: { ...scale, spec: { replicas: 4 } },
    });
    assert.equal(stale.status, 409);
    const patched = await cluster.must({
      method: "PATCH",
      path: path(),
      body: { spec: { replicas: 2 } },
      contentType: "application/merge-patch+json",
    });
    assert.equal(numberAt(patched, "spec", "replicas"), 2);
    await cluster.untilListed("pods", "app=web", "two", (pods) => pods.length === 2);
  });

  it("by kubectl, on a condition", async () => {
    assert.equal(
      await cluster.mustKubectl("scale", "deployment/web", "--replicas=1"),
      "deployment.apps/web scaled\n",
    );
    const { code, stderr } = await cluster.kubectl([
      "scale",
      "deployment/web",
      "--current-replicas=7",
      "--replicas=2",
    ]);
    assert.equal(code, 1);
    assert.match(stderr, /Expected replicas to be 7, was 1/);
  });

  it("to none and back", async () => {
    await cluster.mustKubectl("scale", "deployment/web", "--replicas=0");
    await cluster.untilListed("pods", "app=web", "none", (pods) => pods.length === 0);
    const empty = await cluster.until(
      "deployments",
      "web",
      "empty",
      (object) => !valueAt(object, "status", "replicas"),
    );
    assert.equal(numberAt(empty, "spec", "replicas"), 0);
    await cluster.mustKubectl("scale", "deployment/web", "--replicas=2");
    await cluster.untilListed("pods", "app=web", "two", (pods) => pods.length === 2);
  });

  it("below none is refused", async () => {
    const { status, body } = await cluster.request({
      method: "PATCH",
      path: path(),
      body: { spec: { replicas: -1 } },
      contentType: "application/merge-patch+json",
    });
    assert.equal(status, 422);
    assert.match(
      stringAt(body, "message") ?? "",
      /spec\.replicas: Invalid value: -1: must be greater than or equal to 0/,
    );
  });

  it("of an object that was made anew is refused, if it says which it means", async () => {
    const before = numberAt(await cluster.get("deployments", "web"), "spec", "replicas");
    const { status, body } = await cluster.request({
      method: "PATCH",
      path: path(),
      body: { metadata: { uid: "00000000-0000-0000-0000-000000000000" }, spec: { replicas: 5 } },
      contentType: "application/merge-patch+json",
    });
    assert.equal(status, 409);
    assert.match(stringAt(body, "message") ?? "", /Precondition failed: UID in precondition/);
    assert.equal(numberAt(await cluster.get("deployments", "web"), "spec", "replicas"), before);
  });

  it("of a ReplicaSet alone", async () => {
    await cluster.create("replicasets", replicaSet("set", 1));
    await cluster.mustKubectl("scale", "replicaset/set", "--replicas=3");
    await cluster.until(
      "replicasets",
      "set",
      "three",
      (object) => numberAt(object, "status", "readyReplicas") === 3,
    );
  });
});

onBothClusters("server-side apply", (cluster) => {
  const manager = "kubernetes-workshop";
  const applied = (): ReturnType<typeof deployment> => deployment("applied", 2);

  /** The causes of a conflict, as `manager: field`. */
  async function conflicts(): Promise<string[]> {
    const { status, body } = await cluster.apply("deployments", applied(), manager);
    assert.equal(status, 409, JSON.stringify(body));
    assert.ok(isObject(body));
    assert.equal(body["reason"], "Conflict");
    assert.match(stringAt(body, "message") ?? "", /^Apply failed with \d conflicts?: conflicts? with "/);
    const { causes, ...details } = objectAt(body, "details");
    assert.deepEqual(details, {});
    assert.ok(Array.isArray(causes));
    return causes.map((cause: unknown) => {
      assert.equal(stringAt(cause, "reason"), "FieldManagerConflict");
      const message = stringAt(cause, "message") ?? "";
      return `${message}: ${stringAt(cause, "field") ?? ""}`;
    });
  }
  const forced = async (): Promise<void> => {
    const { status, body } = await cluster.apply("deployments", applied(), manager, "&force=true");
    assert.equal(status, 200, JSON.stringify(body));
    const again = await cluster.apply("deployments", applied(), manager);
    assert.equal(again.status, 200, "and then needs no force");
  };

  it("creates, and changes nothing the second time", async () => {
    const first = await cluster.apply("deployments", applied(), manager);
    assert.equal(first.status, 201);
    await cluster.until(
      "deployments",
      "applied",
      "up",
      (object) => numberAt(object, "status", "readyReplicas") === 2,
    );
    const before = await cluster.get("deployments", "applied");
    const again = await cluster.apply("deployments", applied(), manager);
    assert.equal(again.status, 200);
    assert.equal(
      stringAt(again.body, "metadata", "resourceVersion"),
      stringAt(before, "metadata", "resourceVersion"),
    );
  });

  it("after kubectl scale: a conflict on the replicas", async () => {
    await cluster.mustKubectl("scale", "deployment/applied", "--replicas=3");
    assert.deepEqual(await conflicts(), [
      'conflict with "kubectl" with subresource "scale" using apps/v1: .spec.replicas',
    ]);
    await forced();
    assert.equal(numberAt(await cluster.get("deployments", "applied"), "spec", "replicas"), 2);
  });

  it("after kubectl set image: a conflict on the image", async () => {
    await cluster.mustKubectl("set", "image", "deployment/applied", "web=nginx:1.28");
    assert.deepEqual(await conflicts(), [
      'conflict with "kubectl-set" using apps/v1: .spec.template.spec.containers[name="web"].image',
    ]);
    await forced();
  });

  it("after kubectl rollout undo: conflicts on what it brought back", async () => {
    await cluster.mustKubectl("rollout", "status", "deployment/applied", "--timeout=60s");
    await cluster.mustKubectl("rollout", "undo", "deployment/applied");
    assert.deepEqual(await conflicts(), [
      'conflict with "kubectl" using apps/v1: .spec.template.spec.containers[name="web"].image',
    ]);
    await forced();
  });

  it("by another manager: a conflict with the one that applied", async () => {
    const { status, body } = await cluster.apply("deployments", deployment("applied", 5), "somebody");
    assert.equal(status, 409);
    assert.equal(
      stringAt(body, "message"),
      'Apply failed with 1 conflict: conflict with "kubernetes-workshop": .spec.replicas',
    );
  });

  it("of the same value shares the field", async () => {
    const partly = {
      ...applied(),
      spec: {
        replicas: 2,
        selector: valueAt(applied(), "spec", "selector"),
        template: valueAt(applied(), "spec", "template"),
      },
    };
    assert.equal((await cluster.apply("deployments", partly, "somebody")).status, 200);
  });
});
