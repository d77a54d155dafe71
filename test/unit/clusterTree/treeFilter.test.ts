import assert from "node:assert/strict";
import { ClusterTree } from "../../../src/clusterTree/clusterTree.ts";
import type { ClusterElement } from "../../../src/clusterTree/elements.ts";
import { filterMessage, filterWords } from "../../../src/clusterTree/filterWords.ts";
import { deployment, InMemoryCluster, ManualTimer, node, pod, replicaSet } from "./inMemoryCluster.ts";

describe("the filter of the tree", () => {
  let cluster: InMemoryCluster;
  let tree: ClusterTree;

  beforeEach(() => {
    cluster = new InMemoryCluster();
    tree = new ClusterTree(cluster, new ManualTimer().start);
  });

  afterEach(() => tree.dispose());

  const namesOf = (elements: readonly ClusterElement[]): string[] =>
    elements.flatMap((each) => ("summary" in each ? [each.summary.name] : []));

  async function rootOf(type: ClusterElement["type"]): Promise<ClusterElement> {
    const found = (await tree.roots()).find((each) => each.type === type);
    assert(found, `no ${type}`);
    return found;
  }

  /** Expands a node that runs these pods. */
  async function expandedNode(...names: string[]): Promise<ClusterElement> {
    cluster.nodeList.list(node("n1"));
    const element = await rootOf("node");
    const below = tree.children(element);
    cluster.lists[0]!.list(...names.map((name) => pod(name)));
    await below;
    return element;
  }

  /** Expands the group of workloads, which has Deployments of these names. */
  async function expandedWorkloads(...names: string[]): Promise<ClusterElement> {
    cluster.nodeList.list(node("n1"));
    const group = await rootOf("workloads");
    const below = tree.children(group);
    cluster.listWorkloads({ Deployment: names.map((name) => deployment(name)) });
    await below;
    return group;
  }

  /** Expands a workload of the group down to its pods. */
  async function expandedDeployment(group: ClusterElement, name: string, podName: string): Promise<void> {
    const found = (await tree.children(group)).find(
      (each) => each.type === "workload" && each.summary.name === name,
    );
    const below = tree.children(found!);
    cluster.replicaSetLists.at(-1)!.list.list(replicaSet(`${name}-1`, { owner: name }));
    const [first] = await below;
    const pods = tree.children(first!);
    cluster.ownedPodLists.at(-1)!.list.list(pod(podName, { owner: `${name}-1` }));
    await pods;
  }

  describe("by namespace", () => {
    it("limits what is asked for", async () => {
      const element = await expandedNode("a");
      tree.filter = { namespace: "shop", labels: "app=web" };
      void tree.children(element);
      void tree.children(await rootOf("workloads"));
      const asked = [
        ...cluster.podLists.slice(1),
        ...cluster.pendingLists.slice(1),
        ...cluster.workloadLists,
      ];
      assert.deepEqual(
        [...new Set(asked.map(({ namespace, labelSelector }) => `${namespace} ${labelSelector}`))],
        ["shop app=web"],
      );
      assert.equal(asked.length, 2 + cluster.workloadLists.length);
    });

    it("limits the pods of a user who may not read the nodes", () => {
      cluster.nodeList.forbid();
      tree.filter = { namespace: "shop" };
      assert.deepEqual(
        cluster.reachLists.map(({ namespace }) => namespace),
        [undefined, "shop"],
      );
    });
  });

  describe("by name", () => {
    it("hides pods and says how many, without asking for anything", async () => {
      const told: number[] = [];
      tree.onDidHide(() => told.push(tree.hiddenCount));
      const element = await expandedNode("web-1", "db-1", "web-2");
      tree.filter = { text: "WEB" };
      assert.deepEqual(namesOf(await tree.children(element)), ["web-1", "web-2"]);
      assert.deepEqual(told, [1]);
      tree.filter = { text: "no such name" };
      assert.deepEqual(namesOf(await tree.children(element)), []);
      tree.filter = {};
      assert.deepEqual(namesOf(await tree.children(element)), ["db-1", "web-1", "web-2"]);
      assert.deepEqual([told.at(-1), cluster.podLists.length, cluster.pendingLists.length], [0, 1, 1]);
    });

    it("does not read the text as a pattern", async () => {
      const element = await expandedNode("web-1", "w.b");
      tree.filter = { text: "w.b" };
      assert.deepEqual(namesOf(await tree.children(element)), ["w.b"]);
    });

    it("keeps the nodes, and what stands below a pod", async () => {
      const element = await expandedNode("web-1");
      tree.filter = { text: "web" };
      assert.equal(await rootOf("node"), element);
      const [kubelet, shown] = await tree.children(element);
      assert.equal(kubelet?.type, "kubelet");
      assert.deepEqual(
        (await tree.children(shown!)).map(({ type }) => type),
        ["container", "container"],
      );
      assert.equal(tree.hiddenCount, 0);
    });

    it("hides a pod that comes later, and shows one that has the text", async () => {
      const element = await expandedNode("web-1");
      tree.filter = { text: "web" };
      cluster.lists[0]!.put(pod("web-2"), pod("db-1"));
      assert.deepEqual(namesOf(await tree.children(element)), ["web-1", "web-2"]);
      assert.equal(tree.hiddenCount, 1);
    });

    it("counts the pods without a node that are left, and hides their group with the last", async () => {
      cluster.nodeList.list(node("n1"));
      cluster.pendingList.list(pod("web-1"), pod("db-1"));
      const group = await rootOf("unassigned");
      assert(group.type === "unassigned");
      tree.filter = { text: "web" };
      assert.deepEqual(
        [namesOf(await tree.children(group)), group.count, tree.hiddenCount],
        [["web-1"], 1, 1],
      );
      tree.filter = { text: "cache" };
      assert.equal((await tree.roots()).includes(group), false);
      assert.equal(tree.hiddenCount, 2);
      cluster.pendingList.put(pod("db-2"));
      assert.equal(tree.hiddenCount, 3);
      cluster.pendingList.put(pod("cache-1"));
      assert.equal(await rootOf("unassigned"), group);
    });

    it("keeps a workload whose pod has the text, and what leads there", async () => {
      const group = await expandedWorkloads("web", "db");
      await expandedDeployment(group, "web", "web-1-x7k");
      await expandedDeployment(group, "db", "db-1-aaa");
      tree.filter = { text: "x7k" };
      const shown = await tree.children(group);
      assert.deepEqual(namesOf(shown), ["web"]);
      const [replicaSetRow] = await tree.children(shown[0]!);
      assert.deepEqual(namesOf(await tree.children(replicaSetRow!)), ["web-1-x7k"]);
      assert.equal(tree.hiddenCount, 1);
    });

    it("shows all that belongs to a workload that has the text", async () => {
      const group = await expandedWorkloads("web");
      await expandedDeployment(group, "web", "other");
      tree.filter = { text: "web" };
      const [web] = await tree.children(group);
      const [replicaSetRow] = await tree.children(web!);
      assert.deepEqual(namesOf(await tree.children(replicaSetRow!)), ["other"]);
    });

    it("follows no longer what is below a row that it hides", async () => {
      const group = await expandedWorkloads("web", "db");
      await expandedDeployment(group, "db", "db-1-aaa");
      tree.filter = { text: "web" };
      await tree.children(group);
      const below = [cluster.replicaSetLists[0]!.list, cluster.ownedPodLists[0]!.list];
      assert.deepEqual(
        below.map(({ isDisposed }) => isDisposed),
        [true, true],
      );
      assert.equal(
        cluster.workloadLists.some(({ list }) => list.isDisposed),
        false,
      );
    });

    it("forgets what it hid below an element that was collapsed, or when other labels are asked for", async () => {
      const element = await expandedNode("db-1");
      tree.filter = { text: "web" };
      await tree.children(element);
      assert.equal(tree.hiddenCount, 1);
      tree.collapse(element);
      assert.equal(tree.hiddenCount, 0);
      const again = tree.children(element);
      cluster.lists[1]!.list(pod("db-1"), pod("db-2"));
      await again;
      assert.equal(tree.hiddenCount, 2);
      tree.filter = { text: "web", labels: "app=web" };
      assert.equal(tree.hiddenCount, 0);
    });

    it("hides a pod from who looks for it", async () => {
      await expandedNode("web-1", "db-1");
      tree.filter = { text: "web" };
      assert.equal(await tree.findPod("db-1", "n1"), undefined);
      assert.equal((await tree.findPod("web-1", "n1"))?.summary.name, "web-1");
    });
  });

  it("is said with all its parts, and with how many rows it hides", () => {
    assert.equal(filterWords({}), undefined);
    assert.equal(filterMessage({}, 0), undefined);
    const filter = { labels: "app=web", text: "front", namespace: "shop" };
    const words = "app=web · name contains front · namespace shop";
    assert.equal(filterWords(filter), words);
    assert.deepEqual(
      [0, 1, 2].map((hidden) => filterMessage(filter, hidden)),
      [`Filter: ${words}`, `Filter: ${words} (1 row hidden)`, `Filter: ${words} (2 rows hidden)`],
    );
  });
});
