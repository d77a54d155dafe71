import assert from "node:assert/strict";
import { listAt, numberAt, objectAt, objectsAt, stringAt } from "../../src/api/json.ts";
import {
  daemonSet,
  deployment,
  pod,
  replicaSet,
  template,
  webImage,
} from "../support/conformance/manifests.ts";
import { onBothClusters } from "../support/conformance/suite.ts";

const available = (object: object, count: number): boolean =>
  numberAt(object, "status", "availableReplicas") === count;
const nameOf = (object: object | undefined): string => stringAt(object, "metadata", "name") ?? "";
const owner = (object: object | undefined): string => {
  const [reference] = listAt(object, "metadata", "ownerReferences");
  return `${stringAt(reference, "kind") ?? ""}/${stringAt(reference, "name") ?? ""}`;
};

onBothClusters("a Deployment", (cluster) => {
  it("makes a ReplicaSet, which makes pods", async () => {
    const created = await cluster.create("deployments", deployment("web", 2));
    assert.partialDeepStrictEqual(created["spec"], {
      progressDeadlineSeconds: 600,
      revisionHistoryLimit: 10,
      strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: "25%", maxUnavailable: "25%" } },
    });
    const ready = await cluster.until("deployments", "web", "available", (object) => available(object, 2));
    assert.equal(stringAt(ready, "metadata", "annotations", "deployment.kubernetes.io/revision"), "1");
    assert.partialDeepStrictEqual(ready["status"], {
      observedGeneration: 1,
      replicas: 2,
      updatedReplicas: 2,
      readyReplicas: 2,
      availableReplicas: 2,
    });
    const [set, ...others] = await cluster.list("replicasets", "app=web");
    assert.equal(others.length, 0);
    assert.equal(owner(set), "Deployment/web");
    const hash = stringAt(set, "metadata", "labels", "pod-template-hash") ?? "";
    assert.match(hash, /^[bcdfghjklmnpqrstvwxz2456789]{8,10}$/);
    assert.equal(nameOf(set), `web-${hash}`);
    assert.equal(stringAt(set, "spec", "selector", "matchLabels", "pod-template-hash"), hash);
    assert.partialDeepStrictEqual(objectAt(set, "metadata", "annotations"), {
      "deployment.kubernetes.io/desired-replicas": "2",
      "deployment.kubernetes.io/max-replicas": "3",
      "deployment.kubernetes.io/revision": "1",
    });
    const pods = await cluster.list("pods", `pod-template-hash=${hash}`);
    assert.equal(pods.length, 2);
    for (const each of pods) {
      assert.equal(owner(each), `ReplicaSet/web-${hash}`);
      assert.match(nameOf(each), new RegExp(`^web-${hash}-[bcdfghjklmnpqrstvwxz2456789]{5}$`));
    }
  });

  it("says how it is doing", async () => {
    const object = await cluster.until("deployments", "web", "progressed", (current) =>
      objectsAt(current, "status", "conditions").some((each) => each["reason"] === "NewReplicaSetAvailable"),
    );
    const conditions = objectsAt(object, "status", "conditions").map(
      ({ type, status, reason }) => `${String(type)}=${String(status)} ${String(reason)}`,
    );
    assert.deepEqual(conditions.sort(), [
      "Available=True MinimumReplicasAvailable",
      "Progressing=True NewReplicaSetAvailable",
    ]);
  });

  it("counts a generation for its content only", async () => {
    const before = await cluster.get("deployments", "web");
    const labelled = await cluster.patch("deployments", "web", { metadata: { labels: { tier: "front" } } });
    assert.equal(numberAt(labelled, "metadata", "generation"), numberAt(before, "metadata", "generation"));
    const scaled = await cluster.patch("deployments", "web", { spec: { replicas: 1 } });
    assert.equal(
      numberAt(scaled, "metadata", "generation"),
      (numberAt(before, "metadata", "generation") ?? 0) + 1,
    );
    await cluster.until("deployments", "web", "scaled", (object) => available(object, 1));
  });

  it("that is paused rolls nothing out", async () => {
    await cluster.create("deployments", deployment("paused", 1, { paused: true }));
    await cluster.until(
      "deployments",
      "paused",
      "observed",
      (object) => numberAt(object, "status", "observedGeneration") === 1,
    );
    assert.deepEqual(await cluster.list("replicasets", "app=paused"), []);
    await cluster.mustKubectl("rollout", "resume", "deployment/paused");
    await cluster.until("deployments", "paused", "available", (object) => available(object, 1));
  });
});

onBothClusters("a ReplicaSet", (cluster) => {
  it("takes pods that match, and fills up", async () => {
    await cluster.create("pods", pod("stray", { app: "set" }));
    await cluster.create("replicasets", replicaSet("set", 2));
    await cluster.until(
      "replicasets",
      "set",
      "full",
      (object) => numberAt(object, "status", "readyReplicas") === 2,
    );
    const pods = await cluster.list("pods", "app=set");
    assert.equal(pods.length, 2);
    assert.equal(owner(pods.find((each) => nameOf(each) === "stray")), "ReplicaSet/set");
  });

  it("lets a pod go whose labels no longer match, and makes another", async () => {
    await cluster.patch("pods", "stray", { metadata: { labels: { app: "free" } } });
    await cluster.untilListed("pods", "app=set", "two", (pods) => pods.length === 2);
    await cluster.until("pods", "stray", "without owner", (object) => owner(object) === "/");
  });

  it("says how many it has", async () => {
    const set = await cluster.until(
      "replicasets",
      "set",
      "full",
      (object) => numberAt(object, "status", "readyReplicas") === 2,
    );
    assert.partialDeepStrictEqual(set["status"], {
      replicas: 2,
      fullyLabeledReplicas: 2,
      readyReplicas: 2,
      availableReplicas: 2,
      observedGeneration: 1,
    });
  });
});

onBothClusters("a DaemonSet", (cluster) => {
  it("runs a pod on every worker", async () => {
    await cluster.create("daemonsets", daemonSet("agent"));
    const ready = await cluster.until(
      "daemonsets",
      "agent",
      "ready",
      (object) => numberAt(object, "status", "numberReady") === 3,
    );
    assert.deepEqual(ready["status"], {
      currentNumberScheduled: 3,
      desiredNumberScheduled: 3,
      numberAvailable: 3,
      numberMisscheduled: 0,
      numberReady: 3,
      observedGeneration: 1,
      updatedNumberScheduled: 3,
    });
    const pods = await cluster.list("pods", "app=agent");
    assert.equal(new Set(pods.map((each) => stringAt(each, "spec", "nodeName"))).size, 3);
    for (const each of pods) {
      assert.equal(owner(each), "DaemonSet/agent");
      assert.equal(stringAt(each, "metadata", "labels", "pod-template-generation"), "1");
    }
  });

  it("keeps a revision of its template", async () => {
    const [revision] = await cluster.list("controllerrevisions", "app=agent");
    const hash = stringAt(revision, "metadata", "labels", "controller-revision-hash") ?? "";
    assert.equal(nameOf(revision), `agent-${hash}`);
    assert.equal(owner(revision), "DaemonSet/agent");
    assert.equal(numberAt(revision, "revision"), 1);
    const [first] = await cluster.list("pods", "app=agent");
    assert.equal(stringAt(first, "metadata", "labels", "controller-revision-hash"), hash);
  });

  it("goes round the nodes when it changes", async () => {
    await cluster.mustKubectl("set", "image", "daemonset/agent", "web=nginx:1.28");
    await cluster.mustKubectl("rollout", "status", "daemonset/agent", "--timeout=60s");
    const pods = await cluster.list("pods", "app=agent");
    assert.deepEqual(
      pods.map((each) => stringAt(listAt(each, "spec", "containers")[0], "image")),
      ["nginx:1.28", "nginx:1.28", "nginx:1.28"],
    );
    assert.equal(stringAt(pods[0], "metadata", "labels", "pod-template-generation"), "2");
    assert.match(await cluster.mustKubectl("rollout", "history", "daemonset/agent"), /\n1 .*\n2 /);
    await cluster.mustKubectl("rollout", "undo", "daemonset/agent");
    await cluster.mustKubectl("rollout", "status", "daemonset/agent", "--timeout=60s");
    const back = await cluster.get("daemonsets", "agent");
    assert.equal(stringAt(listAt(back, "spec", "template", "spec", "containers")[0], "image"), webImage);
  });

  it("keeps to the nodes that it selects", async () => {
    const spec = { nodeSelector: { "topology.kubernetes.io/zone": "ap-northeast-2b" } };
    await cluster.create("daemonsets", daemonSet("zonal", spec));
    const ready = await cluster.until(
      "daemonsets",
      "zonal",
      "ready",
      (object) => numberAt(object, "status", "numberReady") === 1,
    );
    assert.equal(numberAt(ready, "status", "desiredNumberScheduled"), 1);
    const moved = { template: template("zonal", { nodeSelector: { nowhere: "1" } }) };
    await cluster.patch("daemonsets", "zonal", { spec: moved });
    await cluster.untilListed("pods", "app=zonal", "none", (pods) => pods.length === 0);
  });
});
