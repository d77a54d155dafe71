import { ApiClient } from "@kubernetes-workshop/hosts/controlPlane/request";
import { startControlPlane } from "@kubernetes-workshop/hosts/controlPlane/start";
import { languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { collectionPath } from "@kubernetes-workshop/kubernetes/kinds/apiPath";
import { findKind } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import { schemaFolder } from "@kubernetes-workshop/kubernetes/schemas/schemaFolder";
import { servePracticeCluster } from "kubernetes-practice-cluster/servePracticeCluster";
import { silentLog } from "kubernetes-practice-cluster/test/support/controllerWorld";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseAllDocuments } from "yaml";
import { clusterSnippets, expanded } from "../contributions/snippets.ts";

/** An API server that takes objects. */
interface Target {
  post(path: string, object: unknown): Promise<{ readonly status: number; readonly body: unknown }>;
  stop(): Promise<void>;
}

async function realServer(): Promise<Target> {
  const controlPlane = await startControlPlane({ name: "snippets" });
  return {
    post: (at, object) => controlPlane.request("POST", at, object),
    stop: () => controlPlane.stop(),
  };
}

async function practiceCluster(): Promise<Target> {
  const readSchema = (name: string): Promise<string> => readFile(path.join(schemaFolder, name), "utf8");
  const cluster = await servePracticeCluster({ log: silentLog, readSchema });
  const client = new ApiClient(cluster.server, cluster.caPem, cluster.token);
  return {
    post: (at, object) => client.send({ method: "POST", path: at, body: object }),
    stop: async () => {
      client.close();
      await cluster.stop();
    },
  };
}

for (const [name, start] of [
  ["a real API server", realServer],
  ["the practice cluster", practiceCluster],
] as const) {
  describe(`the snippets on ${name}`, () => {
    let target: Target;

    before(async () => {
      target = await start();
    });
    after(() => target.stop());

    const create = (object: { apiVersion: string; kind: string }): ReturnType<Target["post"]> => {
      const row = findKind(object.apiVersion, object.kind);
      assert.ok(row, `Kubernetes has no ${object.apiVersion} ${object.kind}`);
      const collection = collectionPath(row, row.namespaced ? "default" : undefined);
      return target.post(`${collection}?dryRun=All&fieldValidation=Strict`, object);
    };

    for (const snippet of languages.flatMap(clusterSnippets)) {
      it(`${snippet.label} is accepted as inserted`, async () => {
        const documents = parseAllDocuments(expanded(snippet));
        assert.ok(Array.isArray(documents) && documents.length > 0);
        for (const document of documents) {
          const { status, body } = await create(document.toJS() as { apiVersion: string; kind: string });
          assert.equal(status, 201, JSON.stringify(body));
        }
      });
    }

    it("would refuse an unknown field, so the check can fail", async () => {
      const { status } = await create({ apiVersion: "v1", kind: "Pod", ...{ spec: { containerz: [] } } });
      assert.equal(status, 400);
    });
  });
}
