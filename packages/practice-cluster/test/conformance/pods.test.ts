import assert from "node:assert/strict";
import { numberAt, objectsAt, stringAt, valueAt } from "../../src/api/json.ts";
import { pod } from "../support/conformance/manifests.ts";
import { onBothClusters } from "../support/conformance/suite.ts";

onBothClusters("a Pod", (cluster) => {
  const phase = (object: object): string => stringAt(object, "status", "phase") ?? "";

  it("is given its defaults and waits", async () => {
    const created = await cluster.create("pods", pod("new"));
    assert.equal(phase(created), "Pending");
    assert.equal(stringAt(created, "status", "qosClass"), "BestEffort");
    assert.equal(numberAt(created, "metadata", "generation"), 1);
    assert.match(stringAt(created, "metadata", "uid") ?? "", /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    assert.match(
      stringAt(created, "metadata", "creationTimestamp") ?? "",
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
    );
    const { spec } = created;
    assert.partialDeepStrictEqual(spec, {
      restartPolicy: "Always",
      dnsPolicy: "ClusterFirst",
      terminationGracePeriodSeconds: 30,
      schedulerName: "default-scheduler",
      securityContext: {},
      enableServiceLinks: true,
      priority: 0,
      preemptionPolicy: "PreemptLowerPriority",
    });
    assert.deepEqual(objectsAt(spec, "containers")[0], {
      name: "web",
      image: "nginx:1.27",
      imagePullPolicy: "IfNotPresent",
      ports: [{ containerPort: 80, protocol: "TCP" }],
      resources: {},
      terminationMessagePath: "/dev/termination-log",
      terminationMessagePolicy: "File",
    });
    assert.deepEqual(objectsAt(spec, "tolerations"), [
      {
        effect: "NoExecute",
        key: "node.kubernetes.io/not-ready",
        operator: "Exists",
        tolerationSeconds: 300,
      },
      {
        effect: "NoExecute",
        key: "node.kubernetes.io/unreachable",
        operator: "Exists",
        tolerationSeconds: 300,
      },
    ]);
  });

  it("comes to a node, takes its zone, and runs", async () => {
    await cluster.create("pods", pod("runs"));
    const running = await cluster.until("pods", "runs", "ready", (object) => {
      const ready = objectsAt(object, "status", "conditions").find((each) => each["type"] === "Ready");
      return phase(object) === "Running" && ready?.["status"] === "True";
    });
    const node = stringAt(running, "spec", "nodeName") ?? "";
    assert.notEqual(node, "");
    const { body } = await cluster.request({ method: "GET", path: `/api/v1/nodes/${node}` });
    const zone = "topology.kubernetes.io/zone";
    assert.equal(stringAt(running, "metadata", "labels", zone), stringAt(body, "metadata", "labels", zone));
    assert.ok(stringAt(running, "status", "podIP"));
    const types = objectsAt(running, "status", "conditions").map((each) => each["type"]);
    for (const type of ["Initialized", "Ready", "ContainersReady", "PodScheduled"])
      assert.ok(types.includes(type), `${type} in ${types.join()}`);
    const [container] = objectsAt(running, "status", "containerStatuses");
    assert.partialDeepStrictEqual(container, {
      name: "web",
      ready: true,
      restartCount: 0,
      image: "nginx:1.27",
    });
    assert.ok(stringAt(container, "state", "running", "startedAt"));
  });

  it("may change its labels and image, and little else", async () => {
    await cluster.create("pods", pod("changes"));
    await cluster.patch("pods", "changes", { metadata: { labels: { more: "1" } } });
    const containers = [{ name: "web", image: "nginx:1.28" }];
    await cluster.patch("pods", "changes", { spec: { containers } }, "strategic-merge-patch");
    const { status, body } = await cluster.request({
      method: "PATCH",
      path: cluster.path("pods", "changes"),
      body: { spec: { restartPolicy: "Never" } },
      contentType: "application/merge-patch+json",
    });
    assert.equal(status, 422);
    assert.match(
      stringAt(body, "message") ?? "",
      /^Pod "changes" is invalid: spec: Forbidden: pod updates may not change fields other than `spec\.containers\[\*\]\.image`/,
    );
  });

  it("is deleted within its grace period", async () => {
    await cluster.create("pods", pod("goes"));
    await cluster.until("pods", "goes", "running", (object) => phase(object) === "Running");
    const answer = await cluster.delete("pods", "goes");
    assert.equal(stringAt(answer, "kind"), "Pod");
    assert.ok(stringAt(answer, "metadata", "deletionTimestamp"));
    assert.equal(numberAt(answer, "metadata", "deletionGracePeriodSeconds"), 30);
    await cluster.untilGone("pods", "goes");
  });

  it("is deleted at once where nobody is asked", async () => {
    await cluster.create("pods", pod("killed"));
    await cluster.until("pods", "killed", "running", (object) => phase(object) === "Running");
    await cluster.delete("pods", "killed", { gracePeriodSeconds: 0 });
    await cluster.untilGone("pods", "killed");
  });

  it("that fits nowhere waits and says why", async () => {
    const { spec } = pod("nowhere");
    await cluster.create("pods", {
      ...pod("nowhere"),
      spec: { ...(spec as object), nodeSelector: { disk: "ssd" } },
    });
    const waiting = await cluster.until("pods", "nowhere", "unschedulable", (object) =>
      objectsAt(object, "status", "conditions").some((each) => each["reason"] === "Unschedulable"),
    );
    const [condition] = objectsAt(waiting, "status", "conditions");
    assert.equal(condition?.["type"], "PodScheduled");
    assert.equal(condition["status"], "False");
    assert.match(
      stringAt(condition, "message") ?? "",
      /^0\/\d nodes are available: .*3 node\(s\) didn't match Pod's node affinity\/selector/,
    );
    assert.equal(phase(waiting), "Pending");
  });

  it("is shown in the columns of kubectl", async () => {
    const accept = "application/json;as=Table;g=meta.k8s.io;v=v1";
    const { body } = await cluster.request({ method: "GET", path: cluster.path("pods"), accept });
    assert.equal(valueAt(body, "kind"), "Table");
    const columns = objectsAt(body, "columnDefinitions").map(
      (column) => `${String(column["name"])}/${String(column["priority"])}`,
    );
    assert.deepEqual(columns, [
      "Name/0",
      "Ready/0",
      "Status/0",
      "Restarts/0",
      "Age/0",
      "IP/1",
      "Node/1",
      "Nominated Node/1",
      "Readiness Gates/1",
    ]);
  });
});
