import { languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { collectionPath } from "@kubernetes-workshop/kubernetes/kinds/apiPath";
import { findKind } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import assert from "node:assert/strict";
import { parseAllDocuments } from "yaml";
import { clusterSnippets, expanded } from "../contributions/snippets.ts";
import type { ControlPlane } from "@kubernetes-workshop/hosts/controlPlane/controlPlane";
import { startControlPlane } from "@kubernetes-workshop/hosts/controlPlane/start";

describe("the snippets on a real API server", () => {
  let controlPlane: ControlPlane;

  before(async () => {
    controlPlane = await startControlPlane({ name: "snippets" });
  });
  after(() => controlPlane.stop());

  const create = (object: { apiVersion: string; kind: string }): ReturnType<ControlPlane["request"]> => {
    const row = findKind(object.apiVersion, object.kind);
    assert.ok(row, `Kubernetes has no ${object.apiVersion} ${object.kind}`);
    const collection = collectionPath(row, row.namespaced ? "default" : undefined);
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
