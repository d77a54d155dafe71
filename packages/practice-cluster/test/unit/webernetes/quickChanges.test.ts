import { waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { numberAt } from "../../../src/api/json.ts";
import { SimulatedCluster } from "../../support/simulatedCluster.ts";

const changes = 40;

const web = (image: string, replicas: number): Parameters<SimulatedCluster["api"]["create"]>[1] => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web", namespace: "default" },
  spec: {
    replicas,
    selector: { matchLabels: { app: "web" } },
    template: { metadata: { labels: { app: "web" } }, spec: { containers: [{ name: "main", image }] } },
  },
});

describe("a Deployment that changes again while its controller is at work", () => {
  it("is seen as it is in the end, whenever the change comes", async () => {
    await using cluster = await SimulatedCluster.start();
    const { api } = cluster;
    await api.create("deployments.apps", web("nginx:1.28", 1));
    cluster.simulation.clock.resume();
    await waitFor(
      "the Deployment is ready",
      async () =>
        numberAt(await api.get("deployments.apps", "default", "web"), "status", "readyReplicas") === 1,
    );
    cluster.simulation.clock.pause();
    for (let change = 0; change < changes; change++) {
      await api.update("deployments.apps", web("nginx:1.29", 1 + (change % 2)));
      // Each time a little later, to place a change between any two steps of the controller.
      for (let step = 0; step < change * 5; step++) await Promise.resolve();
      if (change % 3 === 0) await new Promise((resolve) => setImmediate(resolve));
      await api.update("deployments.apps", web("nginx:1.28", 2 - (change % 2)));
      await cluster.until(
        `change ${change} is observed`,
        async () => {
          const deployment = await api.get("deployments.apps", "default", "web");
          return numberAt(deployment, "status", "observedGeneration") === deployment.metadata.generation;
        },
        20,
      );
    }
  });
});
