import assert from "node:assert/strict";
import { ClusterConnection } from "../../../../src/cluster/connection.ts";
import { ObjectReader } from "../../../../src/cluster/objectReader.ts";
import { ClusterTree } from "../../../../src/clusterTree/clusterTree.ts";
import { courseKinds, kindNames, learnerLabel } from "../../../../src/course/courseObjects.ts";
import { LearnerObjects, type Look } from "../../../../src/features/course/learnerObjects.ts";
import { type Answer, failure, FaultyServer, json } from "@kubernetes-workshop/testing/faultyServer";
import { configOf } from "../../../support/kubeContext.ts";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { patience, soon, watch } from "../../cluster/followedPods.ts";
import { InMemoryCluster } from "../../clusterTree/inMemoryCluster.ts";

const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** What the API says of the kinds of a group. */
function resourcesOf(apiVersion: string): Answer {
  const kinds = kindNames.filter((name) => courseKinds[name].apiVersion === apiVersion);
  const resources = kinds.map((name) => ({
    name: name.toLowerCase(),
    kind: courseKinds[name].kind,
    namespaced: true,
  }));
  return json({ kind: "APIResourceList", resources });
}

const listOf = (...names: string[]): Answer =>
  json({
    items: names.map((name) => ({
      metadata: { name, uid: name, labels: { [learnerLabel]: "me" }, namespace: "mine" },
    })),
    metadata: { resourceVersion: "1" },
  });

/** The learner's objects in a cluster that answers a list by its path, and with an empty one where a test says nothing. */
async function following(
  answers: Record<string, Answer>,
  run: (learner: LearnerObjects, looks: Look[], server: FaultyServer) => Promise<void>,
): Promise<void> {
  await using server = await FaultyServer.start((response, request) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://x");
    const group = /^\/(?:api|apis)\/((?:[a-z.0-9]+\/)?v1)$/.exec(pathname)?.[1];
    const answer =
      group !== undefined
        ? resourcesOf(group)
        : searchParams.has("watch")
          ? watch()
          : (answers[pathname] ?? listOf());
    answer(response, request);
  });
  const connection = new ClusterConnection(() => configOf(server.url));
  const tree = new ClusterTree(new InMemoryCluster());
  const looks: Look[] = [];
  const learner = new LearnerObjects(
    {
      target: { kind: "kubeContext", name: "x", server: server.url, identity: "x" },
      kubeContext: "x",
      kubeconfigFiles: [],
      server: server.url,
      objects: new ObjectReader(connection, "mine", log),
      tree,
    },
    "me",
    (look) => looks.push(look),
    log,
  );
  try {
    await run(learner, looks, server);
  } finally {
    learner.dispose();
    tree.dispose();
    connection.dispose();
  }
}

describe("LearnerObjects", function () {
  this.timeout(patience);

  it("follows the other kinds where one list is refused for now, and that one later", async () => {
    let isBusy = true;
    const jobs: Answer = (response, request) =>
      (isBusy ? failure(429, "too many requests", { "retry-after": "1" }) : listOf("once"))(
        response,
        request,
      );
    await following(
      { "/api/v1/pods": listOf("hello"), "/apis/batch/v1/jobs": jobs },
      async (learner, looks) => {
        await learner.ready;
        const [first] = looks;
        assert.deepEqual(
          first?.objects.pods.map(({ metadata }) => metadata?.name),
          ["hello"],
        );
        assert.deepEqual([first.afterGap, first.isWhole], [true, false]);
        assert.deepEqual(
          [...learner.unread].map(([kind, { reason }]) => [kind, reason]),
          [["jobs", "slow"]],
        );
        isBusy = false;
        await waitFor("the Job", () => looks.at(-1)?.objects.jobs.length === 1 || new NotYet(looks), soon);
        const last = looks.at(-1);
        assert.deepEqual([last?.afterGap, last?.isWhole, learner.unread.size], [false, true, 0]);
      },
    );
  });

  it("takes what may not be read for nothing, and says what that is", async () => {
    const forbidden = failure(403, "cronjobs is forbidden");
    await following(
      {
        "/api/v1/pods": failure(403, "pods is forbidden at the cluster scope"),
        "/api/v1/namespaces/mine/pods": listOf("hello"),
        "/apis/batch/v1/cronjobs": forbidden,
        "/apis/batch/v1/namespaces/mine/cronjobs": forbidden,
      },
      async (learner, looks, server) => {
        await learner.ready;
        const [first] = looks;
        assert.deepEqual(
          first?.objects.pods.map(({ metadata }) => metadata?.name),
          ["hello"],
        );
        assert.deepEqual([first.objects.cronJobs, first.isWhole], [[], true]);
        assert.deepEqual([...learner.unread.keys()], ["cronJobs"]);
        const asked = (): number =>
          server.requests.filter(({ pathname }) => pathname.endsWith("cronjobs")).length;
        assert.equal(asked(), 2);
        await learner.askAgain();
        assert.equal(asked(), 4);
      },
    );
  });
});
