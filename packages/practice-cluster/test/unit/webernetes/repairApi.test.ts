import assert from "node:assert/strict";
import type { ResourceName } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import { listAt } from "../../../src/api/json.ts";
import type { ApiObject } from "../../../src/objectApi.ts";
import { SimulatedCluster } from "../../support/simulatedCluster.ts";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const labels = { app: "web" };
const deployment = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web", namespace: "default" },
  spec: {
    replicas: 1,
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers: [{ name: "main", image: "nginx:1.29" }] } },
  },
};
const service = {
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "web", namespace: "default", labels: { team: "blue" } },
  spec: { selector: labels, ports: [{ port: 80 }] },
};

describe("what webernetes' components write", () => {
  it("has ids, names, revisions and zones as Kubernetes gives them", async () => {
    await using cluster = await SimulatedCluster.start();
    const { api } = cluster;
    await api.create("deployments.apps", structuredClone(deployment));
    await api.create("services", structuredClone(service));
    const list = async (resource: ResourceName): Promise<ApiObject[]> =>
      (await api.list(resource, { namespace: "default" })).items;
    const endpoints = async (): Promise<unknown[]> =>
      listAt((await list("endpointslices.discovery.k8s.io"))[0], "endpoints");
    await cluster.until("an endpoint is there", async () => (await endpoints()).length === 1);

    const [set] = await list("replicasets.apps");
    assert.match(set?.metadata.uid ?? "", uuid);
    const [pod] = await list("pods");
    assert.match(pod?.metadata.name ?? "", /^web-[^-]+-[bcdfghjklmnpqrstvwxz2456789]{5}$/);
    assert.match(pod?.metadata.labels?.["topology.kubernetes.io/zone"] ?? "", /^ap-northeast-2/);
    const current = await api.get("deployments.apps", "default", "web");
    assert.equal(current.metadata.annotations?.["deployment.kubernetes.io/revision"], "1");
    const [slice] = await list("endpointslices.discovery.k8s.io");
    assert.match(slice?.metadata.name ?? "", /^web-[bcdfghjklmnpqrstvwxz2456789]{5}$/);
    assert.equal(slice?.metadata.labels?.["team"], "blue");
    const zone = pod?.metadata.labels?.["topology.kubernetes.io/zone"];
    assert.partialDeepStrictEqual((await endpoints())[0], { zone });
    for (const namespace of (await api.list("namespaces")).items)
      assert.match(namespace.metadata.uid ?? "", uuid);
  });

  it("counts an event that comes again", async () => {
    await using cluster = await SimulatedCluster.start();
    await cluster.api.create("pods", {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "bad", namespace: "default" },
      spec: { containers: [{ name: "main", image: "busybox:1.36", command: ["false"] }] },
    });
    await cluster.until(
      "it has backed off more than once",
      async () => {
        const events = await cluster.events("bad");
        return events.some(({ reason, count }) => reason === "BackOff" && Number(count) > 1);
      },
      180,
    );
    const events = await cluster.events("bad");
    const same = new Set(events.map(({ reason, message }) => `${String(reason)} ${String(message)}`));
    assert.equal(same.size, events.length, "each is there once");
  });
});
