import assert from "node:assert/strict";
import { type Answer, failure, FaultyServer, json } from "@kubernetes-workshop/testing/faultyServer";
import { ClusterConnection } from "../../../src/cluster/connection.ts";
import { ObjectReader } from "../../../src/cluster/objectReader.ts";
import { configOf } from "../../support/kubeContext.ts";

const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

const definition = {
  apiVersion: "apiextensions.k8s.io/v1",
  kind: "CustomResourceDefinition",
  metadata: { name: "things.example.com" },
  spec: {
    group: "example.com",
    names: { kind: "Thing", plural: "things" },
    versions: [{ name: "v1", served: true, storage: true }],
  },
  status: { conditions: [{ type: "Established", status: "True" }] },
};

const listOf = (...kinds: string[]): Answer =>
  json({
    kind: "APIResourceList",
    resources: kinds.map((kind) => ({ name: `${kind.toLowerCase()}s`, kind, namespaced: true })),
  });

describe("a kind whose definition is established", () => {
  it("is waited for until the server lists it, which is a moment later", async () => {
    const lists = [failure(404, "NotFound"), listOf("Other"), listOf("Other", "Thing")];
    let asked = 0;
    await using server = await FaultyServer.start((response, request) => {
      const { pathname } = new URL(request.url ?? "", "http://x");
      const answer =
        pathname === "/apis/apiextensions.k8s.io/v1"
          ? listOf("CustomResourceDefinition")
          : pathname === "/apis/example.com/v1"
            ? (lists[asked++] ?? listOf("Other", "Thing"))
            : json(definition);
      answer(response, request);
    });
    const connection = new ClusterConnection(() => configOf(server.url));
    try {
      const objects = new ObjectReader(connection, "default", log);
      await objects.untilEstablished(definition, new AbortController().signal);
      assert.equal(asked, lists.length);
      assert.equal((await objects.resourceOf("example.com/v1", "Thing")).name, "things");
    } finally {
      connection.dispose();
    }
  });
});
