import assert from "node:assert/strict";
import { listAt, numberAt, objectsAt, stringAt, valueAt } from "../../src/api/json.ts";
import { deployment, service } from "../support/conformance/manifests.ts";
import { onBothClusters } from "../support/conformance/suite.ts";

onBothClusters("a Service", (cluster) => {
  const sliceOf = async (name: string, what: string, holds: (slice: object) => boolean): Promise<object> => {
    const selector = `kubernetes.io/service-name=${name}`;
    const [slice] = await cluster.untilListed(
      "endpointslices",
      selector,
      what,
      ([first]) => first !== undefined && holds(first),
    );
    assert.ok(slice);
    return slice;
  };

  it("is given an address and its defaults", async () => {
    const created = await cluster.create("services", service("web"));
    assert.match(stringAt(created, "spec", "clusterIP") ?? "", /^10\.96\.\d+\.\d+$/);
    assert.partialDeepStrictEqual(created["spec"], {
      type: "ClusterIP",
      sessionAffinity: "None",
      internalTrafficPolicy: "Cluster",
      ipFamilies: ["IPv4"],
      ipFamilyPolicy: "SingleStack",
      ports: [{ port: 80, targetPort: 80, protocol: "TCP" }],
    });
    assert.deepEqual(valueAt(created, "spec", "clusterIPs"), [stringAt(created, "spec", "clusterIP")]);
    assert.deepEqual(created["status"], { loadBalancer: {} });
  });

  it("without pods has a slice without endpoints, with the labels of the Service", async () => {
    const slice = await sliceOf("web", "there", () => true);
    assert.deepEqual(listAt(slice, "endpoints"), []);
    assert.deepEqual(listAt(slice, "ports"), []);
    assert.equal(stringAt(slice, "addressType"), "IPv4");
    assert.deepEqual(valueAt(slice, "metadata", "labels"), {
      "endpointslice.kubernetes.io/managed-by": "endpointslice-controller.k8s.io",
      "kubernetes.io/service-name": "web",
      team: "blue",
    });
    const [owner] = objectsAt(slice, "metadata", "ownerReferences");
    assert.partialDeepStrictEqual(owner, { kind: "Service", name: "web", controller: true });
    assert.match(stringAt(slice, "metadata", "name") ?? "", /^web-[bcdfghjklmnpqrstvwxz2456789]{5}$/);
    assert.equal(stringAt(slice, "metadata", "generateName"), "web-");
  });

  it("finds its pods, with their node and zone", async () => {
    await cluster.create("deployments", deployment("web", 2));
    const slice = await sliceOf(
      "web",
      "with two ready endpoints",
      (each) =>
        objectsAt(each, "endpoints").filter((one) => valueAt(one, "conditions", "ready") === true).length ===
        2,
    );
    assert.deepEqual(listAt(slice, "ports"), [{ name: "", port: 80, protocol: "TCP" }]);
    for (const endpoint of objectsAt(slice, "endpoints")) {
      assert.deepEqual(endpoint["conditions"], { ready: true, serving: true, terminating: false });
      const { targetRef } = endpoint;
      const pod = await cluster.get("pods", stringAt(targetRef, "name") ?? "");
      assert.deepEqual(targetRef, {
        kind: "Pod",
        name: stringAt(pod, "metadata", "name"),
        namespace: cluster.namespace,
        uid: stringAt(pod, "metadata", "uid"),
      });
      assert.deepEqual(listAt(endpoint, "addresses"), [stringAt(pod, "status", "podIP")]);
      assert.equal(endpoint["nodeName"], stringAt(pod, "spec", "nodeName"));
      assert.equal(endpoint["zone"], stringAt(pod, "metadata", "labels", "topology.kubernetes.io/zone"));
    }
  });

  it("follows its labels and its pods", async () => {
    await cluster.patch("services", "web", { metadata: { labels: { team: "green" } } });
    await sliceOf("web", "green", (slice) => stringAt(slice, "metadata", "labels", "team") === "green");
    await cluster.mustKubectl("scale", "deployment/web", "--replicas=0");
    await sliceOf("web", "empty", (slice) => listAt(slice, "endpoints").length === 0);
  });

  it("keeps its address", async () => {
    const { status, body } = await cluster.request({
      method: "PATCH",
      path: cluster.path("services", "web"),
      body: { spec: { clusterIP: "10.96.200.200", clusterIPs: ["10.96.200.200"] } },
      contentType: "application/merge-patch+json",
    });
    assert.equal(status, 422);
    assert.match(
      stringAt(body, "message") ?? "",
      /spec\.clusterIPs\[0\]: Invalid value: .*may not change once set/,
    );
  });

  it("of the other types", async () => {
    const node = await cluster.create("services", service("node", { type: "NodePort" }));
    const port = numberAt(objectsAt(node, "spec", "ports")[0], "nodePort") ?? 0;
    assert.ok(port >= 30_000 && port <= 32_767);
    assert.equal(stringAt(node, "spec", "externalTrafficPolicy"), "Cluster");
    const headless = await cluster.create("services", service("headless", { clusterIP: "None" }));
    assert.deepEqual(valueAt(headless, "spec", "clusterIPs"), ["None"]);
    const external = await cluster.create("services", {
      ...service("external"),
      spec: { type: "ExternalName", externalName: "example.com" },
    });
    assert.equal(valueAt(external, "spec", "clusterIP"), undefined);
    const balanced = await cluster.create("services", service("balanced", { type: "LoadBalancer" }));
    assert.equal(valueAt(balanced, "spec", "allocateLoadBalancerNodePorts"), true);
    assert.ok((numberAt(objectsAt(balanced, "spec", "ports")[0], "nodePort") ?? 0) >= 30_000);
  });

  it("takes its slices along", async () => {
    const answer = await cluster.delete("services", "web");
    assert.equal(stringAt(answer, "kind"), "Service");
    await cluster.untilListed(
      "endpointslices",
      "kubernetes.io/service-name=web",
      "none",
      (items) => items.length === 0,
    );
  });
});
