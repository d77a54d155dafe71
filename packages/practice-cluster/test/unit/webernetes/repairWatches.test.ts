import assert from "node:assert/strict";
import { Cluster, makeInformer, type V1Namespace } from "@ngrok/webernetes";
import { repairWatches } from "../../../src/webernetes/repairWatches.ts";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";

describe("an informer of webernetes", () => {
  /** Whether an informer continues if etcd has compacted the revision at which its first watch begins. */
  async function goesOn(repair: boolean): Promise<boolean> {
    const cluster = new Cluster({ nodes: 1 });
    if (repair) repairWatches(cluster);
    await cluster.init();
    const { corev1 } = cluster.api;
    const create = (name: string): Promise<V1Namespace> =>
      corev1.createNamespace({ body: { metadata: { name } } });
    let lists = 0;
    const known = new Set<string>();
    const informer = makeInformer<V1Namespace>(cluster.kubeConfig, "/api/v1/namespaces", async () => {
      const list = await corev1.listNamespace();
      if (++lists === 1) {
        // More changes happen between the list and the watch than etcd keeps.
        await create("meanwhile");
        await cluster.etcd.kv.compact({ revision: Number(list.metadata?.resourceVersion) + 1 });
      }
      return list;
    });
    const failures: unknown[] = [];
    informer.on("add", ({ metadata }) => known.add(metadata?.name ?? ""));
    informer.on("error", (error) => failures.push(error));
    await informer.start();
    await waitFor("it knows, or fails", () => known.has("meanwhile") || failures.length > 0);
    await informer.stop();
    await cluster.close();
    return known.has("meanwhile") && failures.length === 0;
  }

  it("ends by itself when etcd has thrown away where its watch begins", async () => {
    assert.equal(await goesOn(false), false);
  });

  it("lists again instead, with the practice cluster's correction", async () => {
    assert.equal(await goesOn(true), true);
  });
});
