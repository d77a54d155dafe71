import assert from "node:assert/strict";
import { summarizeNode } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";
import { podRows } from "@kubernetes-workshop/kubernetes/resources/podRow";
import { type PodSummary, summarizePod } from "@kubernetes-workshop/kubernetes/resources/podSummary";
import type { WorkloadSummary } from "@kubernetes-workshop/kubernetes/resources/workloadSummary";
import { ClusterTree } from "../../../src/clusterTree/clusterTree.ts";
import type { ClusterElement, PodElement, ProblemGroupElement } from "../../../src/clusterTree/elements.ts";
import { referenceOf } from "../../../src/clusterTree/referenceOf.ts";
import { rowOf } from "../../../src/clusterTree/rows/row.ts";
import { deployment, InMemoryCluster, ManualTimer, node, pod } from "./inMemoryCluster.ts";

const missing = (name: string, reason = "ImagePullBackOff"): PodSummary =>
  summarizePod({
    metadata: { uid: name, name, namespace: "shop" },
    spec: { nodeName: "n1", containers: [{ name: "web", image: "nope:1" }] },
    status: {
      phase: "Pending",
      containerStatuses: [
        {
          name: "web",
          ready: false,
          restartCount: 0,
          image: "nope:1",
          imageID: "",
          state: { waiting: { reason } },
        },
      ],
    },
  });

describe("the tree of problems only", () => {
  let cluster: InMemoryCluster;
  let timer: ManualTimer;
  let tree: ClusterTree;

  beforeEach(() => {
    cluster = new InMemoryCluster();
    timer = new ManualTimer();
    tree = new ClusterTree(cluster, timer.start);
    cluster.nodeList.list(node("n1"), node("n2", { cordoned: true }), silentNode("n3"));
    tree.filter = { onlyProblems: true };
  });
  afterEach(() => tree.dispose());

  const silentNode = (name: string) =>
    summarizeNode({
      metadata: { uid: name, name },
      status: { conditions: [{ type: "Ready", status: "Unknown" }] },
    });

  async function group(of: ProblemGroupElement["of"]): Promise<ProblemGroupElement> {
    const found = (await tree.roots()).find((each) => each.type === "problemGroup" && each.of === of);
    assert(found?.type === "problemGroup");
    return found;
  }

  const lacking = (name: string): WorkloadSummary => ({
    ...deployment(name),
    problem: { code: "tooFew", ready: 0, wanted: 2 },
  });

  const names = (elements: readonly ClusterElement[]): string[] =>
    elements.map((each) => ("summary" in each ? each.summary.name : each.type));

  /** Expands the group of pods; answers with its children once these are listed. */
  async function expandedPods(...pods: readonly PodSummary[]): Promise<PodElement[]> {
    const children = tree.children(await group("pods"));
    cluster.problemLists.at(-1)!.list.list(...pods);
    return (await children).filter((each) => each.type === "pod");
  }

  it("has a group for each of nodes, workloads, and pods, and nothing else", async () => {
    assert.deepEqual(
      (await tree.roots()).map(({ id }) => id),
      ["problems/nodes", "problems/workloads", "problems/pods"],
    );
    assert.equal(cluster.problemLists.length, 0, "nothing is asked for before a group is expanded");
    tree.filter = {};
    assert.deepEqual(names(await tree.roots()), [
      "controlPlane",
      "n1",
      "n2",
      "n3",
      ...names((await tree.roots()).slice(4)),
    ]);
  });

  it("shows the nodes that have a problem, and counts them", async () => {
    const nodes = await group("nodes");
    assert.deepEqual(names(await tree.children(nodes)), ["n2", "n3"]);
    assert.equal(nodes.count, 2);
    cluster.nodeList.put(silentNode("n1"));
    assert.equal(nodes.count, 3);
    assert.deepEqual(names(await tree.children(nodes)), ["n1", "n2", "n3"]);
  });

  it("shows workloads while they have a problem", async () => {
    const workloads = await group("workloads");
    const children = tree.children(workloads);
    for (const { kind, list } of cluster.workloadLists)
      list.list(...(kind === "Deployment" ? [deployment("good"), lacking("bad")] : []));
    assert.deepEqual(names(await children), ["bad"]);
    assert.equal(workloads.count, 1);
    const deployments = cluster.workloadLists.find(({ kind }) => kind === "Deployment")!.list;
    const changed: (ClusterElement | undefined)[] = [];
    tree.onDidChange((element) => changed.push(element));
    while (timer.pending.size > 1) timer.elapse();
    changed.length = 0;
    deployments.put(lacking("good"));
    assert.deepEqual(changed.slice(0, 1), [workloads]);
    assert.deepEqual(names(await tree.children(workloads)), ["bad", "good"]);
    deployments.put(deployment("bad"));
    assert.deepEqual(names(await tree.children(workloads)), ["good"]);
    assert.equal(workloads.count, 1);
  });

  it("shows pods, asked for with the labels and the namespace of the filter", async () => {
    tree.filter = { onlyProblems: true, labels: "app=web", namespace: "shop" };
    assert.deepEqual(names(await expandedPods(missing("web-1"))), ["web-1"]);
    const [{ labelSelector, namespace }] = cluster.problemLists as [(typeof cluster.problemLists)[0]];
    assert.deepEqual([labelSelector, namespace], ["app=web", "shop"]);
    assert.equal((await group("pods")).count, 1);
  });

  it("leaves out what is not a problem yet", async () => {
    const soon = { ...pod("soon"), problem: { code: "notStarted" as const, from: Date.now() + 100_000 } };
    const late = { ...pod("late"), problem: { code: "notStarted" as const, from: Date.now() - 1 } };
    assert.deepEqual(names(await expandedPods(soon, late)), ["late"]);
  });

  it("asks for nothing any more once everything is shown again", async () => {
    await expandedPods(missing("web-1"));
    const { list } = cluster.problemLists[0]!;
    tree.isShown = false;
    assert(list.isPaused);
    tree.isShown = true;
    assert(!list.isPaused);
    tree.filter = {};
    assert(list.isDisposed);
  });

  describe("of a large cluster", () => {
    const row = podRows(
      {
        columnDefinitions: ["Name", "Ready", "Status", "Restarts", "Age", "IP", "Node"].map((name) => ({
          name,
        })),
        rows: [{ cells: ["web-1", "0/1", "ImagePullBackOff", "0", "3d", "10.0.0.1", "n1"] }],
      },
      "shop",
    )![0]!.summary;

    it("says when pods were looked for", async () => {
      const children = tree.children(await group("pods"));
      const { list } = cluster.problemLists[0]!;
      list.trueUntil = new Date(2026, 10, 28, 14, 3, 5).getTime();
      list.list(row);
      await children;
      assert.equal(rowOf(await group("pods")).description, "1 · as of 14:03:05");
    });

    it("reads a pod when it is expanded, and names it without a uid", async () => {
      const [element] = await expandedPods(row);
      const reference = { apiVersion: "v1", kind: "Pod", name: "web-1", namespace: "shop", uid: undefined };
      assert.deepEqual(referenceOf(element), reference);
      cluster.readablePods.set("shop/web-1", missing("web-1"));
      const children = await tree.children(element!);
      assert.deepEqual(
        children.map(({ type }) => type),
        ["problem", "container"],
      );
    });

    it("says why a pod cannot be read, and has nothing below one that is gone", async () => {
      const [element] = await expandedPods(row);
      assert.deepEqual(await tree.children(element!), []);
      cluster.readablePods.set("shop/web-1", new Error("no route"));
      const [error] = await tree.children(element!);
      assert.equal(rowOf(error!).description, "no route");
    });
  });
});
