import assert from "node:assert/strict";
import { summarizeNode } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";
import { summarizePod } from "@kubernetes-workshop/kubernetes/resources/podSummary";
import { summarizeWorkload } from "@kubernetes-workshop/kubernetes/resources/workloadSummary";
import { ClusterTree } from "../../../src/clusterTree/clusterTree.ts";
import type { ClusterElement, NodeElement } from "../../../src/clusterTree/elements.ts";
import {
  cronJob,
  deployment,
  InMemoryCluster,
  job,
  ManualTimer,
  node,
  pod,
  replicaSet,
} from "./inMemoryCluster.ts";

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

  /** The roots between the groups that are always there. */
  async function rootsOf(of: ClusterTree): Promise<ClusterElement[]> {
    const [first, ...rest] = await of.roots();
    const groups = rest.splice(rest.findIndex(({ type }) => type === "workloads"));
    assert.deepEqual(
      [first?.type, ...groups.map(({ id }) => id)],
      ["controlPlane", "workloads", "network", "configuration", "storage", "customResources"],
    );
    return rest;
  }

  async function workloadsGroup(): Promise<ClusterElement> {
    return (await tree.roots()).find(({ type }) => type === "workloads")!;
  }

  /** The children of an element; of a node without its kubelet, which comes first. */
  async function childrenBelow(element: ClusterElement, of = tree): Promise<ClusterElement[]> {
    const children = await of.children(element);
    if (element.type === "node" && children.length > 0) assert.equal(children.shift()?.type, "kubelet");
    return children;
  }

  const roots = async () => (await rootsOf(tree)).map(nameOf);
  const childrenOf = async (element: ClusterElement) => (await childrenBelow(element)).map(nameOf);

  async function nodeElement(name: string): Promise<NodeElement> {
    const found = (await rootsOf(tree)).find((each) => each.type === "node" && each.summary.name === name);
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

    it("of a large cluster are shown from the first page on, and all of them are waited for to find one", async () => {
      cluster.nodeList.listPage(1, node("a"));
      await tree.ready;
      assert.deepEqual(await roots(), ["a"]);
      assert.equal(tree.missingNodes, 1);
      const found = tree.findNode("b");
      cluster.nodeList.list(node("a"), node("b"));
      assert.equal((await found)?.summary.name, "b");
      assert.equal(tree.missingNodes, undefined);
    });

    it("that cannot be listed say why", async () => {
      const error = new Error("forbidden");
      cluster.nodeList.fail(error);
      await assert.rejects(tree.ready, error);
      await assert.rejects(tree.roots(), error);
    });

    it("keep their element while their summary is replaced", async () => {
      cluster.nodeList.list(node("n1"), node("n2"));
      const before = await rootsOf(tree);
      settle();
      cluster.nodeList.put(node("n1", { cordoned: true }));
      assert.deepEqual(changed, ["n1"]);
      assert.match((before[0] as NodeElement).summary.status.text, /SchedulingDisabled/);
      cluster.nodeList.list(node("n1"), node("n2"));
      const after = await rootsOf(tree);
      assert.equal(after[0], before[0]);
      assert.equal(after[1], before[1]);
      assert.doesNotMatch((before[0] as NodeElement).summary.status.text, /SchedulingDisabled/);
    });

    it("of the same name, made anew, are new elements", async () => {
      cluster.nodeList.list(node("n1", { uid: "1" }));
      const [before] = await rootsOf(tree);
      cluster.nodeList.list(node("n1", { uid: "2" }));
      const [after] = await rootsOf(tree);
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
      await rootsOf(tree);
      settle();
      cluster.nodeList.put(node("n1"), node("n2"), node("n3"), node("n2"));
      assert.deepEqual(changed, ["n1"]);
      timer.elapse();
      assert.deepEqual(changed, ["n1", "n2", "n3"]);
    });

    it("of the whole tree stands for that of its elements", async () => {
      cluster.nodeList.list(node("n1"));
      await rootsOf(tree);
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
      const [a] = await childrenBelow(await expandedNode("a"));
      const containers = await tree.children(a!);
      assert.deepEqual(containers.map(nameOf), ["web", "log"]);
      assert.equal(new Set(containers.map(({ id }) => id)).size, 2);
      assert.deepEqual(await tree.children(containers[0]!), []);
    });

    it("say first why they aren't as they should be", async () => {
      const element = await expandedNode("a");
      const evicted = summarizePod({
        metadata: { uid: "a", name: "a", namespace: "default" },
        spec: { containers: [{ name: "web" }] },
        status: { phase: "Failed", reason: "Evicted" },
      });
      cluster.lists[0]!.put(evicted);
      const [a] = await childrenBelow(element);
      assert.deepEqual(
        (await tree.children(a!)).map(({ type }) => type),
        ["problem", "container"],
      );
      cluster.nodeList.put(
        summarizeNode({
          metadata: { uid: element.summary.uid, name: element.summary.name },
          status: {
            conditions: [
              { type: "Ready", status: "True" },
              { type: "DiskPressure", status: "True" },
            ],
          },
        }),
      );
      assert.deepEqual(
        (await tree.children(element)).map(({ type }) => type),
        ["problem", "kubelet", "pod"],
      );
    });

    it("say what only their events say, and stay without it where those cannot be read", async () => {
      const element = await expandedNode("a", "b");
      const starting = (name: string) =>
        summarizePod({
          metadata: { uid: name, name, namespace: "default" },
          spec: { nodeName: "n", containers: [{ name: "web" }] },
          status: { phase: "Pending", startTime: "2026-01-01T00:00:00Z" },
        });
      cluster.lists[0]!.put(starting("a"), starting("b"), pod("c"));
      cluster.warningsOf.set("a", [{ reason: "FailedCreatePodSandBox", message: "no IP address" }]);
      cluster.warningsOf.set("b", new Error("events is forbidden"));
      const [a, b, c] = await childrenBelow(element);
      const [first] = await tree.children(a!);
      assert(first?.type === "problem");
      assert.deepEqual(first.problem, { code: "sandbox", said: "no IP address" });
      const [second] = await tree.children(b!);
      assert(second?.type === "problem" && second.problem.code === "notStarted");
      await tree.children(c!);
      assert.deepEqual(cluster.warningReads, ["a", "b"]);
    });

    it("keep their element while their summary is replaced", async () => {
      const element = await expandedNode("a", "b");
      const before = await childrenBelow(element);
      cluster.lists[0]!.put(pod("b", { phase: "Failed" }));
      assert.deepEqual(changed, ["b"]);
      assert(before[1]?.type === "pod" && before[1].summary.status.text === "Failed");
      const after = await childrenBelow(element);
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
      const [a] = await childrenBelow(await expandedNode("a"));
      tree.collapse(a!);
      assert.deepEqual([cluster.lists[0]!.isDisposed, changed], [false, []]);
    });

    it("that cannot be listed are one element that says why", async () => {
      cluster.nodeList.list(node("n1"));
      const element = await nodeElement("n1");
      const children = childrenBelow(element);
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

  describe("the pods of a node whose list fails later", () => {
    const lost = new Error("connection lost");

    it("stay below a row that says why and since when, until it recovers", async () => {
      const element = await expandedNode("a");
      const list = cluster.lists[0]!;
      list.trueUntil = 1000;
      list.fail(lost);
      assert.deepEqual(changed, ["n1"]);
      const [first, ...rest] = await childrenBelow(element);
      assert(first?.type === "error");
      assert.deepEqual([first.error, first.trueUntil, rest.map(nameOf)], [lost, 1000, ["a"]]);
      settle();
      list.recover();
      assert.deepEqual(changed, ["n1"]);
      assert.deepEqual(await childrenOf(element), ["a"]);
    });

    it("are not redrawn for the same reason again", async () => {
      await expandedNode("a");
      cluster.lists[0]!.fail(lost);
      settle();
      cluster.lists[0]!.fail(new Error("connection lost"));
      timer.elapse();
      assert.deepEqual(changed, []);
    });

    it("and which are gone, are not said to be there", async () => {
      const element = await expandedNode("a");
      const list = cluster.lists[0]!;
      list.trueUntil = 1000;
      list.fail(new Error("pods is forbidden"));
      list.list();
      const [only, ...others] = await childrenBelow(element);
      assert(only?.type === "error" && others.length === 0);
      assert.equal(only.trueUntil, undefined);
    });
  });

  describe("the kubelet of a node", () => {
    it("is its first child, also where its pods cannot be listed, and shows what its node does", async () => {
      cluster.nodeList.list(node("n1"));
      const element = await nodeElement("n1");
      const children = tree.children(element);
      cluster.lists[0]!.fail(new Error("pods is forbidden"));
      const [kubelet, ...rest] = await children;
      assert.deepEqual([kubelet?.type, rest.map(({ type }) => type)], ["kubelet", ["error"]]);
      assert(kubelet?.type === "kubelet" && kubelet.parent === element);
      assert.deepEqual(await tree.children(kubelet), []);
    });
  });

  describe("the workloads", () => {
    let group: ClusterElement;
    beforeEach(async () => {
      cluster.nodeList.list(node("n1"));
      group = await workloadsGroup();
      settle();
    });

    /** Expands the group. */
    async function workloads(
      ...lists: Parameters<InMemoryCluster["listWorkloads"]>
    ): Promise<ClusterElement[]> {
      const children = tree.children(group);
      cluster.listWorkloads(...lists);
      return children.finally(settle);
    }

    it("are asked for when the group is expanded, each kind once", async () => {
      assert.equal(cluster.workloadLists.length, 0);
      await workloads({});
      await tree.children(group);
      assert.deepEqual(
        cluster.workloadLists.map(({ kind }) => kind),
        ["Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob"],
      );
    });

    it("stand in the order of namespace, kind and name", async () => {
      const shown = await workloads({
        Job: [job("a"), job("z", { namespace: "a" })],
        Deployment: [
          deployment("web-10"),
          deployment("web-2"),
          deployment("dns", { namespace: "kube-system" }),
        ],
      });
      assert.deepEqual(shown.map(nameOf), ["z", "web-2", "web-10", "a", "dns"]);
      assert(shown.every((each) => "parent" in each && each.parent === group));
    });

    it("have why they aren't as they should be below them", async () => {
      const suspended = summarizeWorkload.CronJob({ metadata: { uid: "c" }, spec: { suspend: true } });
      const [cronJob] = await workloads({ CronJob: [suspended] });
      const below = tree.children(cronJob!);
      cluster.workloadList("Job").list();
      const [problem, ...more] = await below;
      assert.deepEqual(more, []);
      assert(problem?.type === "problem" && problem.problem.code === "suspended");
    });

    it("are without the Jobs of a CronJob, but with those of others", async () => {
      const shown = await workloads({
        Job: [job("nightly-1", { owner: "CronJob" }), job("x", { owner: "Workflow" })],
      });
      assert.deepEqual(shown.map(nameOf), ["x"]);
      cluster.workloadList("Job").put(job("nightly-1", { owner: "CronJob" }));
      assert.deepEqual(changed, []);
    });

    it("keep their element while their summary is replaced", async () => {
      const [web] = await workloads({ Deployment: [deployment("web", { ready: 1 })] });
      cluster.workloadList("Deployment").put(deployment("web"));
      assert.deepEqual(changed, ["web"]);
      assert(web?.type === "workload" && web.summary.ready === 2);
      assert.equal((await tree.children(group))[0], web);
    });

    it("that come and go redraw the group", async () => {
      await workloads({ Deployment: [deployment("b")] });
      cluster.workloadList("Job").put(job("c"));
      cluster.workloadList("Deployment").put(deployment("a"));
      timer.elapse();
      assert.deepEqual(changed, ["workloads", "workloads"]);
      assert.deepEqual(await childrenOf(group), ["a", "b", "c"]);
      cluster.workloadList("Deployment").remove("a");
      assert.deepEqual(await childrenOf(group), ["b", "c"]);
    });

    it("are followed until the group is collapsed, and asked for anew at the next expansion", async () => {
      await workloads({ Deployment: [deployment("a")] });
      tree.collapse(group);
      assert(cluster.workloadLists.every(({ list }) => list.isDisposed));
      assert.deepEqual(changed, ["workloads"]);
      settle();
      cluster.workloadList("Deployment").put(deployment("late"));
      assert.deepEqual(changed, []);
      assert.deepEqual((await workloads({ Deployment: [deployment("b")] })).map(nameOf), ["b"]);
      assert.equal(cluster.workloadLists.length, 10);
    });

    it("of a kind that is forbidden leave an error that says why, beside the others", async () => {
      const children = tree.children(group);
      const error = new Error("jobs is forbidden");
      for (const { kind, list } of cluster.workloadLists)
        if (kind === "Job" || kind === "CronJob") list.fail(error);
      cluster.workloadList("Deployment").list(deployment("web"));
      cluster.workloadList("StatefulSet").list();
      cluster.workloadList("DaemonSet").list();
      cluster.barePodList.list();
      const [first, web, ...others] = await children;
      assert.deepEqual([nameOf(web), others], ["web", []]);
      assert(first?.type === "error" && first.error === error && first.parent === group);
      assert.deepEqual(failures, []);
    });

    it("have a row for each reason why some are missing, however many kinds it holds for", async () => {
      await workloads({ Deployment: [deployment("web")] });
      for (const { list } of cluster.workloadLists) list.fail(new Error("connection lost"));
      cluster.workloadList("Job").fail(new Error("jobs is forbidden"));
      const children = await tree.children(group);
      assert.deepEqual(
        children.map((child) => (child.type === "error" ? child.error.message : nameOf(child))),
        ["connection lost", "jobs is forbidden", "web"],
      );
      assert.equal(new Set(children.map(({ id }) => id)).size, 3);
    });

    it("have the pods below them that people made without a workload, in the context's own namespace", async () => {
      cluster.namespace = "shop";
      const shown = await workloads(
        { Deployment: [deployment("web")] },
        pod("b", { namespace: "shop" }),
        pod("web-1", { namespace: "shop", owner: "web" }),
        pod("a", { namespace: "shop" }),
      );
      assert.deepEqual(shown.map(nameOf), ["web", "a", "b"]);
      assert.deepEqual(
        cluster.barePodLists.map(({ namespace }) => namespace),
        ["shop"],
      );
      const [, a, b] = shown;
      assert(a?.type === "pod" && a.parent === group);
      cluster.barePodList.put(pod("b", { namespace: "shop", phase: "Failed" }));
      assert.deepEqual(changed, ["b"]);
      assert(b?.type === "pod" && b.summary.status.text === "Failed");
      cluster.barePodList.remove("a");
      assert.deepEqual(await childrenOf(group), ["web", "b"]);
      tree.collapse(group);
      assert(cluster.barePodList.isDisposed);
    });

    it("say once why some and the pods beside them are missing, and each reason that is another's", async () => {
      await workloads({});
      for (const { list } of cluster.workloadLists) list.fail(new Error("connection lost"));
      cluster.barePodList.fail(new Error("connection lost"));
      assert.equal((await tree.children(group)).length, 1);
      cluster.barePodList.fail(new Error("pods is forbidden"));
      const children = await tree.children(group);
      assert.deepEqual(
        children.map((child) => (child.type === "error" ? child.error.message : nameOf(child))),
        ["connection lost", "pods is forbidden"],
      );
      assert.equal(new Set(children.map(({ id }) => id)).size, 2);
    });

    it("leave a pod with two rows below its node, where it is found", async () => {
      cluster.nodeList.list(node("n1"));
      const [bare] = await workloads({}, pod("a"));
      cluster.podsAtOnce = [pod("a")];
      const placed = await tree.findPod("a", "n1");
      assert.deepEqual([bare?.type, placed?.parent.type], ["pod", "node"]);
      assert.notEqual(bare?.id, placed?.id);
    });

    it("end with the tree", async () => {
      await workloads({});
      tree.dispose();
      assert(cluster.workloadLists.every(({ list }) => list.isDisposed));
      assert.deepEqual(await tree.children(group), []);
    });
  });

  describe("the control plane", () => {
    const podOf = (name: string) => pod(name, { namespace: "kube-system" });
    let group: ClusterElement;
    beforeEach(async () => {
      cluster.nodeList.list(node("n1"));
      group = (await tree.roots())[0]!;
      settle();
    });

    it("shows the API endpoint and the components that can be seen, in their order", async () => {
      cluster.seenControlPlane = {
        components: [
          { role: "kube-apiserver", pod: podOf("kube-apiserver-main") },
          { role: "etcd", pod: podOf("etcd-main") },
        ],
        readiness: undefined,
      };
      const [endpoint, ...components] = await tree.children(group);
      assert(endpoint?.type === "apiEndpoint" && endpoint.server === "https://127.0.0.1:6443");
      assert.deepEqual(
        components.map((each) => each.type === "component" && each.role),
        ["kube-apiserver", "etcd"],
      );
      assert.equal(new Set([endpoint, ...components].map(({ id }) => id)).size, 3);
      for (const each of [endpoint, ...components]) {
        assert("parent" in each && each.parent === group);
        assert.deepEqual(await tree.children(each), []);
      }
    });

    it("shows what the API server says of itself where no component can be seen", async () => {
      const readiness = { isReady: true, passed: ["ping"], failed: [] };
      cluster.seenControlPlane = { components: [], readiness };
      const [, row] = await tree.children(group);
      assert(row?.type === "readiness" && row.readiness === readiness);
    });

    describe("in which something is not ready", () => {
      const seeEtcd = (phase: string): void => {
        const etcd = pod("etcd-main", { namespace: "kube-system", phase });
        cluster.seenControlPlane = { components: [{ role: "etcd", pod: etcd }], readiness: undefined };
      };
      const statusOf = async (): Promise<string | undefined> => {
        const row = (await tree.children(group))[1];
        return row?.type === "component" ? row.summary.status.text : row?.type;
      };
      /** Lets time pass until the rows are read anew. */
      const lookAgain = async (): Promise<void> => {
        const { promise: drawn, resolve } = Promise.withResolvers<undefined>();
        const listener = tree.onDidChange(() => resolve(undefined));
        timer.elapse();
        await drawn;
        listener.dispose();
        settle();
      };

      it("is looked at again until it is", async () => {
        seeEtcd("Pending");
        assert.equal(await statusOf(), "Pending");
        seeEtcd("Running");
        assert.equal(await statusOf(), "Pending");
        await lookAgain();
        assert.equal(await statusOf(), "Running");
        tree.collapse(group);
        settle();
        assert.equal(timer.pending.size, 0);
      });

      it("is looked at less and less often, down to once a minute or less", async () => {
        seeEtcd("Pending");
        await statusOf();
        for (let look = 0; look < 8; look++) await lookAgain();
        const delays = timer.delays.filter((ms) => ms >= 2000);
        assert.equal(delays.length, 9);
        assert(delays[0]! < 4000 && delays.at(-1)! >= 60_000 && delays.at(-1)! < 90_000, delays.join());
      });

      it("is looked at again after it could not be", async () => {
        cluster.seenControlPlane = new Error("connection lost");
        assert.equal(await statusOf(), "error");
        seeEtcd("Running");
        await lookAgain();
        assert.equal(await statusOf(), "Running");
      });

      it("is left alone while nobody sees it, and looked at when somebody does", async () => {
        seeEtcd("Pending");
        await statusOf();
        tree.isShown = false;
        timer.elapse();
        assert.deepEqual([cluster.controlPlaneReads, timer.pending.size], [1, 0]);
        seeEtcd("Running");
        tree.isShown = true;
        assert.equal(cluster.controlPlaneReads, 2);
        await lookAgain();
        assert.equal(await statusOf(), "Running");
      });

      it("is not looked at before its time because somebody sees it again", async () => {
        seeEtcd("Pending");
        await statusOf();
        tree.isShown = false;
        tree.isShown = true;
        assert.equal(cluster.controlPlaneReads, 1);
      });

      it("is left alone when it is expanded while nobody sees it, but for the first look", async () => {
        tree.isShown = false;
        seeEtcd("Pending");
        await statusOf();
        timer.elapse();
        assert.equal(cluster.controlPlaneReads, 1);
      });
    });

    it("is left alone once it is ready", async () => {
      cluster.seenControlPlane = { components: [], readiness: { isReady: true, passed: [], failed: [] } };
      await tree.children(group);
      assert.equal(timer.pending.size, 0);
    });

    it("says on EKS that AWS runs it", async () => {
      cluster.server = "https://ABCDEF.gr7.ap-northeast-2.eks.amazonaws.com";
      const rows = await tree.children(group);
      assert.deepEqual(
        rows.map(({ type }) => type),
        ["apiEndpoint", "managed"],
      );
    });

    it("is looked at once until it is collapsed, and again at the next expansion", async () => {
      assert.equal(cluster.controlPlaneReads, 0);
      await tree.children(group);
      await tree.children(group);
      assert.equal(cluster.controlPlaneReads, 1);
      tree.collapse(group);
      assert.deepEqual(changed, ["controlPlane"]);
      await tree.children(group);
      assert.equal(cluster.controlPlaneReads, 2);
    });

    it("that cannot be looked at says why, below the endpoint", async () => {
      cluster.seenControlPlane = new Error("connection lost");
      const [endpoint, row, ...others] = await tree.children(group);
      assert.deepEqual([endpoint?.type, others], ["apiEndpoint", []]);
      assert(row?.type === "error" && row.error === cluster.seenControlPlane);
    });
  });

  describe("the label filter", () => {
    it("asks for what matches, anew for what is expanded", async () => {
      const element = await expandedNode("a", "b");
      tree.filter = { labels: "app=web" };
      assert.deepEqual(changed, ["(all)"]);
      assert(cluster.lists[0]!.isDisposed);
      const children = childrenOf(element);
      cluster.lists[1]!.list(pod("a"));
      assert.deepEqual(await children, ["a"]);
      assert.deepEqual(
        cluster.podLists.map(({ labelSelector }) => labelSelector),
        [undefined, "app=web"],
      );
      void tree.children(await workloadsGroup());
      assert(cluster.workloadLists.every(({ labelSelector }) => labelSelector === "app=web"));
      assert.deepEqual(
        cluster.pendingLists.map(({ labelSelector }) => labelSelector),
        [undefined, "app=web"],
      );
    });

    it("leaves the nodes and keeps their elements", async () => {
      const element = await expandedNode("a");
      tree.filter = { labels: "app=web" };
      assert.deepEqual(await rootsOf(tree), [element]);
    });

    it("shows again what it hid when it is cleared", async () => {
      cluster.nodeList.list(node("n1"));
      cluster.pendingList.list(pod("a"), pod("b"));
      assert.deepEqual(await roots(), ["n1", "unassigned"]);
      const hidden = cluster.pendingList;
      tree.filter = { labels: "app=web" };
      assert.deepEqual([await roots(), hidden.isDisposed], [["n1"], true]);
      tree.filter = {};
      cluster.pendingList.list(pod("a"), pod("b"));
      assert.deepEqual(await roots(), ["n1", "unassigned"]);
    });

    it("follows nothing anew where it stays the same, or after the end", async () => {
      await expandedNode("a");
      tree.filter = {};
      assert.equal(cluster.lists[0]!.isDisposed, false);
      tree.dispose();
      tree.filter = { labels: "app=web" };
      assert.equal(cluster.pendingLists.length, 1);
    });

    it("gives nothing to who asked before it was set", async () => {
      cluster.nodeList.list(node("n1"));
      const children = tree.children(await nodeElement("n1"));
      tree.filter = { labels: "app=web" };
      assert.deepEqual(await children, []);
    });
  });

  describe("finding an element", () => {
    it("finds a node by its name, and by its uid where that is given", async () => {
      cluster.nodeList.list(node("n1", { uid: "1" }));
      assert.equal(await tree.findNode("n1"), await nodeElement("n1"));
      assert.equal(await tree.findNode("n1", "1"), await nodeElement("n1"));
      assert.equal(await tree.findNode("n1", "2"), undefined);
      assert.equal(await tree.findNode("n2"), undefined);
    });

    it("finds a pod below a collapsed node, whose parent leads to it", async () => {
      cluster.nodeList.list(node("n1"));
      const element = await nodeElement("n1");
      cluster.podsAtOnce = [pod("b"), pod("a")];
      const a = await tree.findPod("a", "n1");
      assert(a?.type === "pod" && a.parent === element && a.summary.name === "a");
      assert.equal((await childrenBelow(element))[0], a);
    });

    it("follows the pods of a node no longer where the pod is not there", async () => {
      cluster.nodeList.list(node("n1"));
      cluster.podsAtOnce = [pod("b")];
      assert.deepEqual([await tree.findPod("a", "n1"), cluster.lists[0]!.isDisposed], [undefined, true]);
      assert.equal(await tree.findPod("a", "n2"), undefined);
    });

    it("leaves the pods of an expanded node alone", async () => {
      await expandedNode("b");
      assert.deepEqual([await tree.findPod("a", "n1"), cluster.lists[0]!.isDisposed], [undefined, false]);
    });

    it("finds a pod that no node has yet", async () => {
      cluster.nodeList.list(node("n1"));
      cluster.pendingList.list(pod("a"));
      const a = await tree.findPod("a", undefined);
      assert(a?.parent.type === "unassigned");
    });

    it("finds a workload", async () => {
      cluster.nodeList.list();
      const found = tree.findWorkload("web");
      await tree.roots();
      cluster.listWorkloads({ Deployment: [deployment("web")] });
      assert.equal((await found)?.summary.name, "web");
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
      const before = (await rootsOf(tree)).at(-1);
      settle();
      cluster.pendingList.put(pod("b"));
      assert.deepEqual(changed, ["unassigned"]);
      const after = (await rootsOf(tree)).at(-1);
      assert.equal(after, before);
      assert(after?.type === "unassigned" && after.count === 2);
    });

    it("shows its pods without listing them again, also after it was collapsed", async () => {
      cluster.pendingList.list(pod("b"), pod("a"));
      const group = (await rootsOf(tree)).at(-1)!;
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
      const group = (await rootsOf(tree)).at(-1)!;
      assert.deepEqual(await childrenOf(group), ["a"]);
    });
  });

  describe("below a workload", () => {
    /** Expands the group of workloads, which has these; answers with the element of the first. */
    async function expandedWorkload(workloads: Parameters<InMemoryCluster["listWorkloads"]>[0]) {
      cluster.nodeList.list(node("n1"));
      const group = await workloadsGroup();
      const below = tree.children(group);
      cluster.listWorkloads(workloads);
      const [first] = await below;
      assert(first?.type === "workload");
      settle();
      return first;
    }

    it("a Deployment has its ReplicaSets, the newest revision first, and those their pods", async () => {
      const web = await expandedWorkload({ Deployment: [deployment("web")] });
      const below = tree.children(web);
      const [asked] = cluster.replicaSetLists;
      assert.deepEqual([asked?.namespace, asked?.labelSelector], ["default", "app=web"]);
      asked!.list.list(
        replicaSet("web-1", { owner: "web", revision: 1, wanted: 0 }),
        replicaSet("web-10", { owner: "web", revision: 10 }),
        replicaSet("web-2", { owner: "web", revision: 2, wanted: 0 }),
        replicaSet("other", { owner: "other", revision: 99 }),
      );
      const replicaSets = await below;
      assert.deepEqual(replicaSets.map(nameOf), ["web-10", "web-2", "web-1"]);
      const pods = tree.children(replicaSets[0]!);
      assert.equal(cluster.ownedPodLists[0]?.labelSelector, "app=web,pod-template-hash=web-10");
      cluster.ownedPodLists[0].list.list(
        pod("b", { owner: "web-10" }),
        pod("a", { owner: "web-10" }),
        pod("c"),
      );
      assert.deepEqual((await pods).map(nameOf), ["a", "b"]);
    });

    it("a ReplicaSet whose pods are refused says why before anything else", async () => {
      const web = await expandedWorkload({ Deployment: [deployment("web")] });
      const below = tree.children(web);
      const refusal = 'pods "web-1-" is forbidden: violates PodSecurity "restricted:latest": privileged';
      cluster.replicaSetLists[0]!.list.list(replicaSet("web-1", { owner: "web", refusal }));
      const [refused] = await below;
      const pods = tree.children(refused!);
      cluster.ownedPodLists[0]!.list.list();
      const [problem, ...rest] = await pods;
      assert(problem?.type === "problem");
      assert.deepEqual(problem.problem, {
        code: "refused",
        by: { type: "podSecurity", level: "restricted" },
        said: refusal,
      });
      assert.deepEqual([problem.parent, rest], [refused, []]);
    });

    it("a CronJob has its Jobs, and nothing else its pods", async () => {
      const night = await expandedWorkload({ CronJob: [cronJob("night")] });
      const below = tree.children(night);
      const asked = cluster.workloadLists.at(-1)!;
      assert.deepEqual([asked.kind, asked.namespace], ["Job", "default"]);
      asked.list.list(job("night-1", { owner: "CronJob" }), job("by-hand"));
      assert.deepEqual((await below).map(nameOf), ["night-1"]);
    });

    it("what is expanded is followed until it, or what is above it, is collapsed", async () => {
      const web = await expandedWorkload({ Deployment: [deployment("web")] });
      const below = tree.children(web);
      cluster.replicaSetLists[0]!.list.list(replicaSet("web-1", { owner: "web" }));
      const [first] = await below;
      void tree.children(first!);
      const lists = [cluster.replicaSetLists[0]!.list, cluster.ownedPodLists[0]!.list];
      tree.collapse(first!);
      assert.deepEqual(
        lists.map(({ isDisposed }) => isDisposed),
        [false, true],
      );
      void tree.children(first!);
      tree.collapse(web.parent);
      assert.deepEqual(
        [...lists, cluster.ownedPodLists[1]!.list].map(({ isDisposed }) => isDisposed),
        [true, true, true],
      );
      assert.deepEqual(await tree.children(web), []);
    });

    it("the label filter of the tree holds, too", async () => {
      const web = await expandedWorkload({ Deployment: [deployment("web")] });
      tree.filter = { labels: "tier=front" };
      const group = await workloadsGroup();
      const again = tree.children(group);
      cluster.listWorkloads({ Deployment: [deployment("web")] });
      const [filtered] = await again;
      assert.notEqual(filtered, web);
      void tree.children(filtered!);
      assert.equal(cluster.replicaSetLists[0]?.labelSelector, "app=web,tier=front");
    });
  });

  describe("of many nodes", () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, each) => node(`n${each}`, { zone: each % 2 === 0 ? "a" : "b" }));

    it("shows groups, whose rows stay the same and lead to the nodes", async () => {
      cluster.nodeList.list(...many(60));
      const before = await rootsOf(tree);
      assert.deepEqual(
        before.map(({ type }) => type),
        ["nodeGroup", "nodeGroup"],
      );
      assert.deepEqual((await tree.children(before[0]!)).slice(0, 3).map(nameOf), ["n0", "n2", "n4"]);
      cluster.nodeList.put(node("n60", { zone: "a" }));
      const after = await rootsOf(tree);
      assert.equal(after[0], before[0]);
      assert.equal((await tree.children(after[0]!)).length, 31);
      const found = await tree.findNode("n3");
      assert.equal(found?.parent, after[1]);
    });

    it("redraws a node and its group, and nothing else, where its state changes", async () => {
      cluster.nodeList.list(...many(60));
      await roots();
      settle();
      cluster.nodeList.put(node("n3", { zone: "b", cordoned: true }));
      assert.deepEqual(changed, ["n3"]);
      settle();
      const [, b] = await rootsOf(tree);
      cluster.nodeList.put(node("n3", { zone: "b" }));
      const drawn: unknown[] = [];
      tree.onDidChange((element) => drawn.push(element));
      settle();
      assert.deepEqual(drawn, [b]);
    });

    it("follows the pods of no node whose group was collapsed", async () => {
      cluster.nodeList.list(...many(60));
      const [group] = await rootsOf(tree);
      const [first] = await tree.children(group!);
      cluster.podsAtOnce = [pod("a")];
      await tree.children(first!);
      settle();
      tree.collapse(group!);
      assert.deepEqual(
        cluster.lists.map(({ isDisposed }) => isDisposed),
        [true],
      );
      assert.deepEqual(changed, ["n0"]);
    });

    it("shows the nodes themselves again once they are few", async () => {
      cluster.nodeList.list(...many(51));
      const [group] = await rootsOf(tree);
      cluster.nodeList.remove("n50");
      assert.equal((await roots()).length, 50);
      assert.equal((await tree.findNode("n3"))?.parent, undefined);
      assert.deepEqual(await tree.children(group!), []);
    });
  });

  describe("the group of pods on removed nodes", () => {
    const lookFor = async (...names: string[]): Promise<void> => {
      cluster.nodeList.list(...names.map((name) => node(name)));
      settle();
      await Promise.resolve();
    };

    it("is there while there are some, and holds them", async () => {
      await lookFor("n1", "n2");
      const [asked] = cluster.orphanLists;
      assert.deepEqual(asked?.nodeNames, ["n1", "n2"]);
      asked.list.list(pod("a"));
      assert.deepEqual(await roots(), ["n1", "n2", "orphaned"]);
      const group = (await rootsOf(tree)).at(-1)!;
      assert.deepEqual(await childrenOf(group), ["a"]);
      asked.list.remove("a");
      assert.deepEqual(await roots(), ["n1", "n2"]);
    });

    it("is looked for anew when nodes have come or gone, and stays meanwhile", async () => {
      await lookFor("n1", "n2");
      cluster.orphanLists[0]!.list.list(pod("a"));
      assert.deepEqual(await roots(), ["n1", "n2", "orphaned"]);
      cluster.nodeList.remove("n2");
      cluster.nodeList.put(node("n3"));
      settle();
      assert.deepEqual(cluster.orphanLists[1]?.nodeNames, ["n1", "n3"]);
      assert.deepEqual(await roots(), ["n1", "n3", "orphaned"]);
      cluster.orphanLists[1].list.list(pod("a"), pod("b"));
      await roots();
      const group = (await rootsOf(tree)).at(-1)!;
      assert.deepEqual(await childrenOf(group), ["a", "b"]);
      assert.equal(cluster.orphanLists[0]!.list.isDisposed, true);
    });

    it("is where a pod is found whose node is gone", async () => {
      await lookFor("n1");
      cluster.podsAtOnce = [];
      cluster.orphanLists[0]!.list.list(pod("a"));
      await roots();
      assert.equal((await tree.findPod("a", "gone"))?.parent.type, "orphaned");
    });

    it("is filtered by label, as all pods are", async () => {
      await lookFor("n1");
      cluster.orphanLists[0]!.list.list(pod("a"));
      assert.deepEqual(await roots(), ["n1", "orphaned"]);
      tree.filter = { labels: "app=web" };
      assert.equal(cluster.orphanLists[1]?.labelSelector, "app=web");
      assert.deepEqual(await roots(), ["n1"]);
    });

    it("is not looked for in a large cluster", async () => {
      await lookFor(...Array.from({ length: 101 }, (_, each) => `n${each}`));
      assert.deepEqual(cluster.orphanLists, []);
    });
  });

  describe("while nobody sees it", () => {
    const paused = (): boolean[] =>
      [cluster.nodeList, cluster.pendingList, ...cluster.lists].map(({ isPaused }) => isPaused);

    it("pauses all that it follows, and goes on when it is seen", async () => {
      await expandedNode("a");
      const group = await workloadsGroup();
      const below = tree.children(group);
      cluster.listWorkloads({ Deployment: [deployment("web")] });
      await below;
      const all = (): boolean[] => [...paused(), ...cluster.workloadLists.map(({ list }) => list.isPaused)];
      tree.isShown = false;
      assert.deepEqual([...new Set(all())], [true]);
      tree.isShown = true;
      assert.deepEqual([...new Set(all())], [false]);
    });

    it("keeps the nodes up to date for whoever needs them", () => {
      const first = tree.holdNodes();
      const second = tree.holdNodes();
      tree.isShown = false;
      assert.deepEqual(paused(), [false, true]);
      first.dispose();
      first.dispose();
      assert.deepEqual(paused(), [false, true]);
      second.dispose();
      assert.deepEqual(paused(), [true, true]);
    });
  });

  describe("for a user who may not read the nodes", () => {
    async function limited(): Promise<void> {
      cluster.nodeList.forbid();
      cluster.reachLists[0]!.list.onlyNamespace = "shop";
      cluster.reachLists[0]!.list.list(pod("a"));
      await tree.ready;
    }

    it("has the pods that they may read, and says what is missing", async () => {
      await limited();
      assert.deepEqual(await roots(), ["limit", "inReach"]);
      const group = (await rootsOf(tree)).at(-1)!;
      const [limit, ...pods] = await tree.children(group);
      assert(limit?.type === "limit" && limit.onlyNamespace === "shop" && limit.parent === group);
      assert.deepEqual([pods.map(nameOf), failures], [["a"], [undefined]]);
      assert.equal((await tree.findPod("a", "n1"))?.parent, group);
    });

    it("is not ready where they may read no pods either", async () => {
      cluster.nodeList.forbid();
      cluster.reachLists[0]!.list.forbid();
      await assert.rejects(tree.ready, /forbidden/);
    });

    it("is filtered by label, too", async () => {
      await limited();
      tree.filter = { labels: "app=web" };
      assert.equal(cluster.reachLists[1]?.labelSelector, "app=web");
      assert.equal(cluster.pendingLists.length, 1);
    });

    it("has the nodes once they may be read", async () => {
      await limited();
      cluster.nodeList.list(node("n1"));
      cluster.pendingList.list(pod("late"));
      await Promise.resolve();
      assert.deepEqual(await roots(), ["n1", "unassigned"]);
      assert(cluster.reachLists[0]!.list.isDisposed);
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
      const [element, group] = await rootsOf(tree);
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
      const [own] = await rootsOf(next);
      assert.deepEqual(await next.children(element), []);
      assert.equal(cluster.lists.length, 1);
      const children = childrenBelow(own!, next);
      next.collapse(element);
      cluster.lists[1]!.list(pod("b"));
      assert.deepEqual((await children).map(nameOf), ["b"]);
      next.dispose();
    });
  });
});
