import assert from "node:assert/strict";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import { FaultyServer, json } from "@kubernetes-workshop/testing/faultyServer";
import { ApiClusterSource } from "../../../src/cluster/apiClusterSource.ts";
import { ClusterConnection } from "../../../src/cluster/connection.ts";
import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import { configOf } from "../../support/kubeContext.ts";
import { list, patience, watch } from "./followedPods.ts";

const silent = (): void => undefined;
const log = { debug: silent, info: silent, warn: silent, error: silent };

interface Following extends Disposable {
  readonly ready: Promise<void>;
}

describe("What the tree asks an API server for", () => {
  /** The path and the selectors of the first request of a list. */
  async function askedBy(follow: (source: ApiClusterSource) => Following): Promise<string> {
    await using server = await FaultyServer.start((response, request) => {
      const isWatch = new URL(request.url ?? "", "http://x").searchParams.has("watch");
      (isWatch ? watch() : list(1))(response, request);
    });
    const connection = new ClusterConnection(() => configOf(server.url));
    const followed = follow(new ApiClusterSource(connection, log, "own"));
    try {
      await followed.ready;
    } finally {
      followed.dispose();
      connection.dispose();
    }
    const { pathname, searchParams } = server.requests[0]!;
    return [pathname, searchParams.get("fieldSelector"), searchParams.get("labelSelector")].join(" ").trim();
  }

  const cases: readonly (readonly [string, (source: ApiClusterSource) => Following, string])[] = [
    ["the pods of a node", (source) => source.podsOnNode("n1"), "/api/v1/pods spec.nodeName=n1"],
    [
      "those in a namespace, with labels",
      (source) => source.podsOnNode("n1", "app=web", "shop"),
      "/api/v1/namespaces/shop/pods spec.nodeName=n1 app=web",
    ],
    [
      "the pods without a node in a namespace",
      (source) => source.podsWithoutNode(undefined, "shop"),
      "/api/v1/namespaces/shop/pods spec.nodeName=,status.phase!=Succeeded,status.phase!=Failed",
    ],
    [
      "the pods on other nodes in a namespace",
      (source) => source.podsOnOtherNodes(["n1"], undefined, "shop"),
      "/api/v1/namespaces/shop/pods spec.nodeName!=,spec.nodeName!=n1",
    ],
    [
      "the pods that one may read in a namespace",
      (source) => source.podsInReach(undefined, "shop"),
      "/api/v1/namespaces/shop/pods",
    ],
    [
      "the workloads of a namespace",
      (source) => source.workloads("Deployment", "app=web", "shop"),
      "/apis/apps/v1/namespaces/shop/deployments  app=web",
    ],
    [
      "the Services of a namespace",
      (source) => source.objects("Service", "shop", "app=web"),
      "/api/v1/namespaces/shop/services  app=web",
    ],
    [
      "the autoscalers of all namespaces",
      (source) => source.objects("HorizontalPodAutoscaler", undefined),
      "/apis/autoscaling/v2/horizontalpodautoscalers",
    ],
    [
      "the metadata of the Secrets of a namespace",
      (source) => source.metadata(kinds.Secret, "shop", "app=web"),
      "/api/v1/namespaces/shop/secrets  app=web",
    ],
    [
      "the metadata of objects that a cluster defines itself",
      (source) =>
        source.metadata({ apiVersion: "example.com/v1", kind: "Planet", plural: "planets" }, undefined),
      "/apis/example.com/v1/planets",
    ],
  ];
  for (const [what, follow, expected] of cases)
    it(what, async () => assert.equal(await askedBy(follow), expected)).timeout(patience);

  it("the autoscalers of the own namespace, for a user who may not read those of others", async () => {
    await using server = await FaultyServer.start((response, request) => {
      const isOwn = (request.url ?? "").startsWith("/apis/autoscaling/v2/namespaces/own/");
      const isWatch = new URL(request.url ?? "", "http://x").searchParams.has("watch");
      (isWatch ? watch() : isOwn ? list(1) : json({ kind: "Status", reason: "Forbidden" }, 403))(
        response,
        request,
      );
    });
    const connection = new ClusterConnection(() => configOf(server.url));
    const followed = new ApiClusterSource(connection, log, "own").objects(
      "HorizontalPodAutoscaler",
      undefined,
    );
    await followed.ready;
    assert.equal(followed.onlyNamespace, "own");
    followed.dispose();
    connection.dispose();
  }).timeout(patience);

  it("which kinds the cluster has beside those of Kubernetes, in one request", async () => {
    await using server = await FaultyServer.start((response, request) => {
      const isAsked = /g=apidiscovery\.k8s\.io/.test(request.headers.accept ?? "");
      const versions = [
        {
          version: "v1",
          resources: [
            {
              resource: "rockets",
              responseKind: { kind: "Rocket" },
              scope: "Namespaced",
              verbs: ["list", "watch"],
            },
          ],
        },
      ];
      const items = [{ metadata: { name: "example.com" }, versions }];
      json(isAsked ? { kind: "APIGroupDiscoveryList", items } : { kind: "APIGroupList", groups: [] })(
        response,
        request,
      );
    });
    const connection = new ClusterConnection(() => configOf(server.url));
    const [group] = await new ApiClusterSource(connection, log, "own").customGroups();
    assert.deepEqual([group?.group, group?.kinds[0]?.kind], ["example.com", "Rocket"]);
    assert.deepEqual(
      server.requests.map(({ pathname }) => pathname),
      ["/apis"],
    );
    connection.dispose();
  }).timeout(patience);

  it("which kinds it has, and says that an old server does not list them at once", async () => {
    await using server = await FaultyServer.start((response, request) => {
      json({ kind: "APIGroupList", groups: [] })(response, request);
    });
    const connection = new ClusterConnection(() => configOf(server.url));
    await assert.rejects(new ApiClusterSource(connection, log).customGroups(), /older than 1\.27/);
    connection.dispose();
  }).timeout(patience);
});
