import assert from "node:assert/strict";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type {
  ClusterElement,
  NodeElement,
  PodElement,
  PodGroupElement,
  WorkloadElement,
  WorkloadsElement,
} from "../../../../src/clusterTree/elements.ts";
import { isFiltering, type TreeFilter } from "../../../../src/clusterTree/treeFilter.ts";
import {
  asRevealedObject,
  revealObject,
  type RevealingView,
} from "../../../../src/features/clusterView/revealObject.ts";
import { deployment, node, pod } from "../../clusterTree/inMemoryCluster.ts";

const nodeElement: NodeElement = { type: "node", id: "n1", summary: node("n1") };
const unassigned: PodGroupElement = { type: "unassigned", id: "unassigned", count: 1 };
const workloads: WorkloadsElement = { type: "workloads", id: "workloads" };
const webElement: WorkloadElement = {
  type: "workload",
  id: "web",
  parent: workloads,
  summary: deployment("web"),
};
const podBelow = (parent: PodElement["parent"]): PodElement => ({
  type: "pod",
  id: "hello",
  parent,
  summary: pod("hello"),
});

/** A cluster with an object or none, and a tree that shows some of it. */
class World implements RevealingView {
  visible = true;
  readonly did: string[] = [];
  /** What the tree shows of a pod, one look after the other; the last one stays. */
  pods: (PodElement | undefined)[] = [];
  filter: TreeFilter = {};
  object: KubernetesObject | undefined = {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "hello", uid: "hello" },
    spec: { nodeName: "n1" },
  };
  failure: Error | undefined;
  /** Whether the user presses the button of a message. */
  agrees = false;

  readonly session = {
    objects: { read: () => Promise.resolve(this.object) },
    tree: this.tree(),
  };

  reveal(element: ClusterElement, options?: { readonly focus?: boolean | number }): Thenable<void> {
    this.did.push(`reveal ${element.id}${options?.focus === true ? " with focus" : ""}`);
    return this.failure ? Promise.reject(this.failure) : Promise.resolve();
  }

  show(): Promise<void> {
    this.did.push("show");
    return Promise.resolve();
  }

  clearFilter(): Promise<void> {
    this.did.push("clear");
    this.filter = {};
    return Promise.resolve();
  }

  tell(message: string, button?: string): Promise<boolean> {
    this.did.push(button === undefined ? message : `${message} [${button}]`);
    return Promise.resolve(this.agrees);
  }

  private tree() {
    const filter = (): TreeFilter => this.filter;
    return {
      get filter() {
        return filter();
      },
      findNode: (name: string, uid?: string) =>
        Promise.resolve(name === "n1" && (uid === undefined || uid === "n1") ? nodeElement : undefined),
      findPod: (_: string, nodeName: string | undefined) => {
        this.did.push(`look ${nodeName ?? "without a node"}`);
        const [shown] = this.pods;
        if (this.pods.length > 1) this.pods.shift();
        return Promise.resolve(!isFiltering(this.filter) ? shown : undefined);
      },
      findWorkload: (uid: string) => Promise.resolve(uid === "web" ? webElement : undefined),
    };
  }
}

const hello = { kind: "Pod", namespace: "default", name: "hello", uid: "hello" };

describe("revealObject", () => {
  let world: World;

  beforeEach(() => (world = new World()));

  it("brings the view to the front, and selects a pod below its node", async () => {
    world.pods = [podBelow(nodeElement)];
    await revealObject(world.session, world, hello);
    assert.deepEqual(world.did, ["show", "look n1", "reveal hello with focus"]);
  });

  it("finds a node by its name, and a workload by its uid", async () => {
    await revealObject(world.session, world, { kind: "Node", name: "n1" });
    world.object = { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "web", uid: "web" } };
    await revealObject(world.session, world, { kind: "Deployment", namespace: "default", name: "web" });
    assert.deepEqual(world.did, ["show", "reveal n1 with focus", "show", "reveal web with focus"]);
  });

  it("says that an object is gone, or was replaced by another of its name", async () => {
    world.object = undefined;
    await revealObject(world.session, world, hello);
    await revealObject(world.session, world, { kind: "Node", name: "n1", uid: "earlier" });
    assert.deepEqual(world.did, [
      "show",
      "Pod hello is no longer in the cluster.",
      "show",
      "Node n1 is no longer in the cluster.",
    ]);
  });

  it("says that an object is gone that goes while it is revealed", async () => {
    world.pods = [podBelow(nodeElement)];
    world.reveal = () => {
      world.object = undefined;
      return Promise.reject(new Error("Cannot resolve tree item"));
    };
    await revealObject(world.session, world, hello);
    assert.deepEqual(world.did.at(-1), "Pod hello is no longer in the cluster.");
  });

  it("hides no failure to reveal what is there", async () => {
    world.pods = [podBelow(nodeElement)];
    world.failure = new Error("Cannot resolve tree item");
    await assert.rejects(revealObject(world.session, world, hello), /Cannot resolve/);
  });

  it("offers to clear the filter that hides an object, and reveals it then", async () => {
    world.pods = [podBelow(nodeElement)];
    world.filter = { labels: "app=web" };
    await revealObject(world.session, world, hello);
    const offered = "The filter (app=web) hides Pod hello. [Clear Filter]";
    assert.deepEqual(world.did, ["show", "look n1", offered]);
    world.agrees = true;
    world.did.length = 0;
    await revealObject(world.session, world, hello);
    assert.deepEqual(world.did, [
      "show",
      "look n1",
      offered,
      "clear",
      "show",
      "look n1",
      "reveal hello with focus",
    ]);
  });

  it("says that the tree does not show an object that no filter hides", async () => {
    world.pods = [undefined];
    await revealObject(world.session, world, hello);
    assert.deepEqual(world.did.at(-1), "Pod hello is not shown in the tree.");
  });

  describe("quietly", () => {
    const quiet = { ...hello, isQuiet: true };

    it("waits until a new pod has its place, and leaves the focus where it is", async () => {
      world.pods = [podBelow(unassigned), podBelow(nodeElement)];
      await revealObject(world.session, world, quiet);
      assert.deepEqual(world.did, ["look n1", "look n1", "reveal hello"]);
    });

    it("says nothing where an object is gone or a filter hides it", async () => {
      world.filter = { labels: "app=web" };
      await revealObject(world.session, world, quiet);
      world.object = undefined;
      await revealObject(world.session, world, quiet);
      assert.deepEqual(world.did, ["look n1"]);
    });

    it("does nothing in a view that is not seen", async () => {
      world.visible = false;
      await revealObject(world.session, world, quiet);
      assert.deepEqual(world.did, []);
    });
  });
});

describe("asRevealedObject", () => {
  it("reads what a link names, and passes over the rest", () => {
    assert.deepEqual(asRevealedObject({ ...hello, isQuiet: true, more: 1 }), { ...hello, isQuiet: true });
    assert.deepEqual(asRevealedObject({ kind: "Node", name: "n1", namespace: "", isQuiet: "yes" }), {
      kind: "Node",
      name: "n1",
      namespace: undefined,
      uid: undefined,
      isQuiet: false,
    });
    for (const none of [undefined, "n1", {}, { kind: "Node" }, { name: "n1" }, { kind: 1, name: "n1" }])
      assert.equal(asRevealedObject(none), undefined);
  });
});
