import assert from "node:assert/strict";
import { FaultyServer } from "@kubernetes-workshop/testing/faultyServer";
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
  ];
  for (const [what, follow, expected] of cases)
    it(what, async () => assert.equal(await askedBy(follow), expected)).timeout(patience);
});
