import assert from "node:assert/strict";
import { ClusterTree } from "../../../src/clusterTree/clusterTree.ts";
import type { ClusterElement, NodeElement } from "../../../src/clusterTree/elements.ts";
import { InMemoryCluster, ManualTimer, node, pod } from "./inMemoryCluster.ts";

const nameOf = (element: ClusterElement | undefined): string => {
  if (!element) return "(all)";
  return "summary" in element ? element.summary.name : element.type;
};

describe("ClusterTree", () => {
  let cluster: InMemoryCluster;
  let timer: ManualTimer;
  let tree: ClusterTree;
  let changed: string[];
  let failures: (Error | undefined)[];

  beforeEach(() => {
    cluster = new InMemoryCluster();
    timer = new ManualTimer();
    tree = new ClusterTree(cluster, timer.start);
    changed = [];
    failures = [];
    tree.onDidChange((element) => changed.push(nameOf(element)));
    tree.onDidFail((error) => failures.push(error));
  });
  afterEach(() => tree.dispose());

  const roots = async () => (await tree.roots()).map(nameOf);
  const childrenOf = async (element: ClusterElement) => (await tree.children(element)).map(nameOf);

  async function nodeElement(name: string): Promise<NodeElement> {
    const found = (await tree.roots()).find((each) => each.type === "node" && each.summary.name === name);
    assert(found?.type === "node", `no node ${name}`);
    return found;
  }

  /** Lists one node and expands it; answers with its element. */
  async function expandedNode(...names: string[]): Promise<NodeElement> {
    cluster.nodeList.list(node("n1"));
    const element = await nodeElement("n1");
    const children = tree.children(element);
    cluster.lists[0]!.list(...names.map((name) => pod(name)));
    await children;
    settle();
    return element;
  }

  /** Lets the redraw interval pass and forgets what has been drawn. */
  function settle(): void {
    while (timer.pending.size > 0) timer.elapse();
    changed = [];
  }

  describe("nodes", () => {
    it("stand in the order of their role, then of their name as people count", async () => {
      cluster.nodeList.list(
        node("worker-10"),
        node("worker-2"),
        node("main-2", { roles: ["control-plane"] }),
        node("main-1", { roles: ["master", "control-plane"] }),
        node("edge", { roles: ["edge"] }),
      );
      assert.deepEqual(await roots(), ["main-1", "main-2", "edge", "worker-2", "worker-10"]);
      assert.equal(tree.nodeCount, 5);
    });

    it("are waited for", async () => {
      const answer = roots();
      cluster.nodeList.list(node("n1"));
      assert.deepEqual(await answer, ["n1"]);
      await tree.ready;
    });

    it("that cannot be listed say why", async () => {
      const error = new Error("forbidden");
      cluster.nodeList.fail(error);
      await assert.rejects(tree.ready, error);
      await assert.rejects(tree.roots(), error);
    });

    it("keep their element while their summary is replaced", async () => {
      cluster.nodeList.list(node("n1"), node("n2"));
      const before = await tree.roots();
      settle();
      cluster.nodeList.put(node("n1", { cordoned: true }));
      assert.deepEqual(changed, ["n1"]);
      assert.match((before[0] as NodeElement).summary.status.text, /SchedulingDisabled/);
      cluster.nodeList.list(node("n1"), node("n2"));
      const after = await tree.roots();
      assert.equal(after[0], before[0]);
      assert.equal(after[1], before[1]);
      assert.doesNotMatch((before[0] as NodeElement).summary.status.text, /SchedulingDisabled/);
    });

    it("of the same name, made anew, are new elements", async () => {
      cluster.nodeList.list(node("n1", { uid: "1" }));
      const [before] = await tree.roots();
      cluster.nodeList.list(node("n1", { uid: "2" }));
      const [after] = await tree.roots();
      assert.notEqual(after, before);
      assert.notEqual(after!.id, before!.id);
    });

    it("that come and go redraw the whole tree", async () => {
      await expandedNode();
      cluster.nodeList.put(node("n2"));
      settle();
      cluster.nodeList.remove("n2");
      assert.deepEqual(changed, ["(all)"]);
    });

    it("that are gone take their pods with them", async () => {
      const element = await expandedNode("a");
      cluster.nodeList.remove("n1");
      assert.deepEqual(await roots(), []);
      assert(cluster.lists[0]!.isDisposed);
      assert.deepEqual(await childrenOf(element), []);
      assert.equal(cluster.lists.length, 1);
    });

    it("that have trouble say so, and when it is over", () => {
      const error = new Error("connection lost");
      cluster.nodeList.list().fail(error).recover();
      assert.deepEqual(failures, [error, undefined]);
    });
  });

  describe("redrawing", () => {
    it("tells of the first change at once, of those that follow together", async () => {
      cluster.nodeList.list(node("n1"), node("n2"), node("n3"));
      await tree.roots();
      settle();
      cluster.nodeList.put(node("n1"), node("n2"), node("n3"), node("n2"));
      assert.deepEqual(changed, ["n1"]);
      timer.elapse();
      assert.deepEqual(changed, ["n1", "n2", "n3"]);
    });

    it("of the whole tree stands for that of its elements", async () => {
      cluster.nodeList.list(node("n1"));
      await tree.roots();
      settle();
      cluster.nodeList.put(node("n1"), node("n1"), node("n2"), node("n1"));
      timer.elapse();
      assert.deepEqual(changed, ["n1", "(all)"]);
    });
  });

  describe("the pods of a node", () => {
    it("are asked for when it is expanded, once", async () => {
      cluster.nodeList.list(node("n1"), node("n2"));
      const element = await nodeElement("n2");
      assert.equal(cluster.podLists.length, 0);
      const both = Promise.all([childrenOf(element), childrenOf(element)]);
      cluster.lists[0]!.list(pod("a"));
      assert.deepEqual(await both, [["a"], ["a"]]);
      assert.deepEqual(
        cluster.podLists.map(({ nodeName }) => nodeName),
        ["n2"],
      );
    });

    it("stand in the order of namespace and name", async () => {
      const element = await expandedNode();
      cluster.lists[0]!.list(
        pod("web-10"),
        pod("web-2"),
        pod("z", { namespace: "a" }),
        pod("etcd", { namespace: "kube-system" }),
      );
      assert.deepEqual(await childrenOf(element), ["z", "web-2", "web-10", "etcd"]);
    });

    it("have their containers below them, and those nothing", async () => {
      const [a] = await tree.children(await expandedNode("a"));
      const containers = await tree.children(a!);
      assert.deepEqual(containers.map(nameOf), ["web", "log"]);
      assert.equal(new Set(containers.map(({ id }) => id)).size, 2);
      assert.deepEqual(await tree.children(containers[0]!), []);
    });

    it("keep their element while their summary is replaced", async () => {
      const element = await expandedNode("a", "b");
      const before = await tree.children(element);
      cluster.lists[0]!.put(pod("b", { phase: "Failed" }));
      assert.deepEqual(changed, ["b"]);
      assert(before[1]?.type === "pod" && before[1].summary.status.text === "Failed");
      const after = await tree.children(element);
      assert.deepEqual([after[0] === before[0], after[1] === before[1]], [true, true]);
    });

    it("that are listed again are redrawn with their node, not each for itself", async () => {
      await tree.children(await expandedNode("a", "b"));
      settle();
      cluster.lists[0]!.list(pod("a"), pod("b"));
      timer.elapse();
      assert.deepEqual(changed, ["n1"]);
    });

    it("that come and go redraw the node", async () => {
      const element = await expandedNode("a");
      cluster.lists[0]!.put(pod("b"));
      assert.deepEqual(changed, ["n1"]);
      assert.deepEqual(await childrenOf(element), ["a", "b"]);
      settle();
      cluster.lists[0]!.remove("a");
      assert.deepEqual(changed, ["n1"]);
      assert.deepEqual(await childrenOf(element), ["b"]);
    });

    it("are followed until the node is collapsed, and asked for anew at the next expansion", async () => {
      const element = await expandedNode("a");
      tree.collapse(element);
      assert(cluster.lists[0]!.isDisposed);
      // The view has to forget the pods that it was given.
      assert.deepEqual(changed, ["n1"]);
      settle();
      cluster.lists[0]!.put(pod("late"));
      assert.deepEqual(changed, []);
      const children = childrenOf(element);
      cluster.lists[1]!.list(pod("b"));
      assert.deepEqual(await children, ["b"]);
    });

    it("that are not there yet when the node is collapsed are none, and no error", async () => {
      cluster.nodeList.list(node("n1"));
      const element = await nodeElement("n1");
      const children = tree.children(element);
      tree.collapse(element);
      assert.deepEqual(await children, []);
    });

    it("are no matter of a collapse of something else", async () => {
      const [a] = await tree.children(await expandedNode("a"));
      tree.collapse(a!);
      assert.deepEqual([cluster.lists[0]!.isDisposed, changed], [false, []]);
    });

    it("that cannot be listed are one element that says why", async () => {
      cluster.nodeList.list(node("n1"));
      const element = await nodeElement("n1");
      const children = tree.children(element);
      const error = new Error("pods is forbidden");
      cluster.lists[0]!.fail(error);
      const [only, ...others] = await children;
      assert(only?.type === "error" && others.length === 0);
      assert.deepEqual([only.error, only.parent], [error, element]);
      assert.deepEqual(await tree.children(only), []);
      assert.deepEqual(failures, []);
    });

    it("that can be listed later take the place of the error", async () => {
      cluster.nodeList.list(node("n1"));
      const element = await nodeElement("n1");
      const children = tree.children(element);
      cluster.lists[0]!.fail(new Error("busy"));
      await children;
      settle();
      cluster.lists[0]!.list(pod("a"));
      assert.deepEqual(changed, ["n1"]);
      assert.deepEqual(await childrenOf(element), ["a"]);
    });
  });

  describe("the group of pods without a node", () => {
    beforeEach(() => cluster.nodeList.list(node("n1")));

    it("is there while there are some, after the nodes", async () => {
      cluster.pendingList.list();
      assert.deepEqual(await roots(), ["n1"]);
      settle();
      cluster.pendingList.put(pod("a"));
      assert.deepEqual(changed, ["(all)"]);
      assert.deepEqual(await roots(), ["n1", "unassigned"]);
      settle();
      cluster.pendingList.remove("a");
      assert.deepEqual(changed, ["(all)"]);
      assert.deepEqual(await roots(), ["n1"]);
    });

    it("is the same element with a new count", async () => {
      cluster.pendingList.list(pod("a"));
      const before = (await tree.roots()).at(-1);
      settle();
      cluster.pendingList.put(pod("b"));
      assert.deepEqual(changed, ["unassigned"]);
      const after = (await tree.roots()).at(-1);
      assert.equal(after, before);
      assert(after?.type === "unassigned" && after.count === 2);
    });

    it("shows its pods without listing them again, also after it was collapsed", async () => {
      cluster.pendingList.list(pod("b"), pod("a"));
      const group = (await tree.roots()).at(-1)!;
      const before = await tree.children(group);
      assert.deepEqual(before.map(nameOf), ["a", "b"]);
      settle();
      cluster.pendingList.put(pod("a", { phase: "Failed" }));
      assert.deepEqual(changed, ["a"]);
      tree.collapse(group);
      assert.equal(cluster.pendingList.isDisposed, false);
      assert.equal((await tree.children(group))[0], before[0]);
      assert.equal(cluster.podLists.length, 0);
    });

    it("is not needed where it is forbidden, nor waited for", async () => {
      assert.deepEqual(await roots(), ["n1"]);
      cluster.pendingList.fail(new Error("pods is forbidden"));
      assert.deepEqual(await roots(), ["n1"]);
      assert.deepEqual(failures, []);
    });

    it("comes when its pods could not be listed at first", async () => {
      cluster.pendingList.fail(new Error("busy"));
      assert.deepEqual(await roots(), ["n1"]);
      settle();
      cluster.pendingList.list(pod("a"));
      assert.deepEqual(changed, ["(all)"]);
      const group = (await tree.roots()).at(-1)!;
      assert.deepEqual(await childrenOf(group), ["a"]);
    });
  });

  describe("after its end", () => {
    it("follows nothing and tells nothing any more", async () => {
      await expandedNode("a");
      tree.dispose();
      const lists = [cluster.nodeList, cluster.pendingList, cluster.lists[0]!];
      assert.deepEqual(
        lists.map(({ isDisposed }) => isDisposed),
        [true, true, true],
      );
      cluster.nodeList.list(node("n2"));
      cluster.nodeList.fail(new Error("late"));
      cluster.pendingList.list(pod("b"));
      cluster.lists[0]!.list(pod("c"));
      timer.elapse();
      assert.deepEqual([changed, failures, timer.pending.size], [[], [], 0]);
    });

    it("gives late answers that are empty, and lists nothing again", async () => {
      cluster.nodeList.list(node("n1"));
      cluster.pendingList.list(pod("a"));
      const [element, group] = await tree.roots();
      const late = tree.children(element!);
      tree.dispose();
      assert.deepEqual(await late, []);
      assert.deepEqual(await tree.children(element!), []);
      assert.deepEqual(await tree.children(group!), []);
      tree.collapse(element!);
      assert.equal(cluster.lists.length, 1);
    });

    it("leaves nobody waiting who asked before", async () => {
      const answer = tree.roots();
      tree.dispose();
      await assert.rejects(answer);
    });

    it("does not mix its elements with those of the next tree", async () => {
      const element = await expandedNode("a");
      const next = new ClusterTree(cluster, timer.start);
      const [own] = await next.roots();
      assert.deepEqual(await next.children(element), []);
      assert.equal(cluster.lists.length, 1);
      const children = next.children(own!);
      next.collapse(element);
      cluster.lists[1]!.list(pod("b"));
      assert.deepEqual((await children).map(nameOf), ["b"]);
      next.dispose();
    });
  });
});
