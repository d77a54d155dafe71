import assert from "node:assert/strict";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { ApiClusterSource } from "../../src/cluster/apiClusterSource.ts";
import { ClusterConnection } from "../../src/cluster/connection.ts";
import { loadKubeconfig, selectContext } from "../../src/cluster/kubeconfig.ts";
import { PodSweep } from "../../src/cluster/podSweep.ts";
import { ClusterTree } from "../../src/clusterTree/clusterTree.ts";
import type { LiveList } from "../../src/clusterTree/clusterSource.ts";
import type { PodSummary } from "@kubernetes-workshop/kubernetes/resources/podSummary";

/** A cluster with the pods `good`, which runs, and `bad`, whose image cannot be pulled, in the namespace `default`. */
export interface ClusterWithTrouble {
  readonly kubeconfigPath: string;
  readonly context: string | undefined;
  /** Deletes the pod `bad`. */
  removeBad(): Promise<void>;
}

const silent = (): void => undefined;
const log = { debug: silent, info: silent, warn: silent, error: silent };
const pauseMs = 200;

/** Looks for the troubled pods of a cluster in both ways, which have to find the same. */
export async function assertFindsTroubledPods(cluster: ClusterWithTrouble): Promise<void> {
  const config = await loadKubeconfig([cluster.kubeconfigPath]);
  const connection = new ClusterConnection(() =>
    selectContext(config, cluster.context ?? config.currentContext),
  );
  const source = new ApiClusterSource(connection, log);
  const followed = source.problemPods();
  const swept = new PodSweep({
    connection,
    own: "default",
    log,
    delay: (_, signal) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(resolve, pauseMs);
        signal.addEventListener("abort", () => {
          clearTimeout(timer);
          reject(new Error("aborted"));
        });
      }),
  });
  const tree = new ClusterTree(source);
  try {
    for (const list of [followed, swept]) await become(list, ["default/bad"]);
    assert.equal(followed.trueUntil, undefined, "what is followed is true");
    assert(swept.trueUntil !== undefined, "what is swept has an age");
    const [[known], [row]] = [[...followed.objects.values()], [...swept.objects.values()]];
    assert(known && row);
    const told = ({
      name,
      namespace,
      nodeName,
      status: { text, ready, total, severity },
    }: PodSummary): object => ({
      name,
      namespace,
      nodeName,
      text,
      ready,
      total,
      severity,
    });
    assert.deepEqual(told(row), told(known));
    assert.deepEqual((await source.pod("default", "bad"))?.problem, known.problem);
    await assertOnlyBadIsShown(tree);
    await cluster.removeBad();
    for (const list of [followed, swept]) await become(list, []);
  } finally {
    tree.dispose();
    followed.dispose();
    swept.dispose();
    connection.dispose();
  }
}

/** Whether the tree that shows only problems has the pod, and says below it why. */
async function assertOnlyBadIsShown(tree: ClusterTree): Promise<void> {
  tree.filter = { onlyProblems: true };
  const group = (await tree.roots()).find((each) => each.type === "problemGroup" && each.of === "pods");
  assert(group);
  const pods = await tree.children(group);
  assert.deepEqual(
    pods.map((each) => each.type === "pod" && each.summary.name),
    ["bad"],
  );
  const [problem] = await tree.children(pods[0]!);
  assert(problem?.type === "problem" && problem.problem.code === "image");
}

async function become(list: LiveList<PodSummary>, expected: readonly string[]): Promise<void> {
  const names = (): string[] =>
    [...list.objects.values()].map(({ namespace, name }) => `${namespace}/${name}`);
  await list.ready;
  await waitFor(`the troubled pods ${expected.join(" ")}`, () =>
    Promise.resolve(names().join() === expected.join() || new NotYet(names())),
  );
}
