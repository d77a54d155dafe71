import { languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import assert from "node:assert/strict";
import { parseAllDocuments } from "yaml";
import { clusterSnippets, expanded } from "../contributions/snippets.ts";
import type { ControlPlane } from "@kubernetes-workshop/hosts/controlPlane/controlPlane";
import { startControlPlane } from "@kubernetes-workshop/hosts/controlPlane/start";

/** The collections of the kinds that snippets have. */
const collections: Readonly<Record<string, string>> = {
  "v1 Pod": "/api/v1/namespaces/default/pods",
  "v1 Service": "/api/v1/namespaces/default/services",
  "apps/v1 DaemonSet": "/apis/apps/v1/namespaces/default/daemonsets",
  "apps/v1 Deployment": "/apis/apps/v1/namespaces/default/deployments",
  "apps/v1 ReplicaSet": "/apis/apps/v1/namespaces/default/replicasets",
  "batch/v1 Job": "/apis/batch/v1/namespaces/default/jobs",
};

describe("the snippets on a real API server", () => {
  let controlPlane: ControlPlane;

  before(async () => {
    controlPlane = await startControlPlane({ name: "snippets" });
  });
  after(() => controlPlane.stop());

  const create = (object: { apiVersion: string; kind: string }): ReturnType<ControlPlane["request"]> => {
    const collection = collections[`${object.apiVersion} ${object.kind}`];
    assert.ok(collection, `${object.apiVersion} ${object.kind} is of no snippet`);
    return controlPlane.request("POST", `${collection}?dryRun=All&fieldValidation=Strict`, object);
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
