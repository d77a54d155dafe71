import assert from "node:assert/strict";
import { briefPod } from "../../../src/webernetes/briefPods.ts";
import { objectsAt } from "../../../src/api/json.ts";
import { SimulatedCluster } from "../../support/simulatedCluster.ts";

describe("briefPod", () => {
  it("leaves what a Deployment and the endpoints of a Service ask for", () => {
    const status = { phase: "Running", podIP: "10.0.0.1" };
    const brief = briefPod({
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "a", labels: { app: "web" }, managedFields: [{ manager: "m" }] },
      spec: {
        nodeName: "n",
        tolerations: [],
        containers: [{ name: "c", image: "nginx", env: [], ports: [{ name: "http", containerPort: 80 }] }],
      },
      status,
    });
    assert.deepEqual(JSON.parse(JSON.stringify(brief)), {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "a", labels: { app: "web" } },
      spec: { nodeName: "n", containers: [{ name: "c", ports: [{ name: "http", containerPort: 80 }] }] },
      status,
    });
  });

  it("finds the port that a Service names, and recreates once the old pods are gone", async () => {
    await using cluster = await SimulatedCluster.start();
    const { api } = cluster;
    const labels = { app: "web" };
    const deployment = (image: string): Parameters<typeof api.create>[1] => ({
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "web", namespace: "default" },
      spec: {
        replicas: 1,
        strategy: { type: "Recreate" },
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: { containers: [{ name: "main", image, ports: [{ name: "http", containerPort: 80 }] }] },
        },
      },
    });
    await api.create("deployments.apps", deployment("nginx:1.29"));
    await api.create("services", {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: "web", namespace: "default" },
      spec: { selector: labels, ports: [{ port: 80, targetPort: "http" }] },
    });
    await cluster.until("the endpoint is there", async () => {
      const [slice] = (await api.list("endpointslices.discovery.k8s.io", { namespace: "default" })).items;
      return objectsAt(slice, "ports").some(({ port }) => port === 80);
    });
    await api.update("deployments.apps", deployment("nginx:1.30"));
    let most = 0;
    await cluster.until("the new pod is the only one", async () => {
      const pods = await cluster.pods("app=web");
      most = Math.max(most, pods.filter(({ status }) => status?.phase === "Running").length);
      return pods.length === 1 && JSON.stringify(pods[0]?.spec).includes("nginx:1.30");
    });
    assert.equal(most, 1, "never the old and the new at once");
  });
});
