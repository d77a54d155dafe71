import assert from "node:assert/strict";
import { asNode, asPod, type Node, type Pod } from "../../../src/controllers/objects.ts";
import { ClusterState } from "../../../src/nodes/scheduler/clusterState.ts";
import { SchedulingQueue } from "../../../src/nodes/scheduler/schedulingQueue.ts";

const pod = (uid: string, cpu = "1"): Pod =>
  asPod({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: uid, uid },
    spec: { containers: [{ name: "main", resources: { requests: { cpu } } }] },
  });
const node = (name: string, cpu = "2", more: object = {}): Node =>
  asNode({
    apiVersion: "v1",
    kind: "Node",
    metadata: { name },
    status: { allocatable: { cpu, pods: "110" }, ...more },
  });
const same = (): boolean => false;

describe("SchedulingQueue", () => {
  it("gives pods in their order, and one that fitted nowhere only after a change and its back-off", () => {
    const queue = new SchedulingQueue();
    for (const uid of ["a", "b"]) queue.put(pod(uid), same);
    const waits: (number | undefined)[] = [];
    let now = 0;
    for (let attempt = 0; attempt < 6; attempt++) {
      const first = queue.next();
      assert.equal(first?.pod.metadata.uid, attempt === 0 ? "a" : "b");
      assert.ok(first);
      queue.fitsNowhere(first, now);
      if (attempt === 0) {
        const second = queue.next();
        assert.ok(second);
        queue.remove("a");
        queue.fitsNowhere(second, now);
      }
      assert.equal(queue.next(), undefined);
      assert.equal(queue.flush(now + 100_000), undefined, "nothing has changed");
      queue.reconsider();
      const soonest = queue.flush(now);
      assert.equal(queue.next(), undefined, "it is too soon");
      waits.push(soonest === undefined ? undefined : soonest - now);
      now = soonest ?? now;
      queue.flush(now);
    }
    assert.deepEqual(waits, [1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
  });

  it("tries a pod again at once whose own needs have changed, and not one whose status has", () => {
    const queue = new SchedulingQueue();
    queue.put(pod("a"), same);
    const waiting = queue.next();
    assert.ok(waiting);
    queue.fitsNowhere(waiting, 0);
    queue.put(pod("a"), same);
    assert.equal(queue.next(), undefined);
    queue.put(pod("a", "100m"), () => true);
    assert.equal(queue.next()?.pod.metadata.uid, "a");
  });
});

describe("ClusterState", () => {
  it("counts the pods that it was told of, and says what hinders", () => {
    const state = new ClusterState();
    state.setNode(node("n1"));
    for (const uid of ["a", "b"]) {
      const { node: found } = state.select(pod(uid));
      assert.equal(found, "n1");
      state.place(pod(uid), "n1");
    }
    assert.deepEqual(state.select(pod("c")), {
      node: undefined,
      message: "0/1 nodes are available: 1 Insufficient cpu.",
    });
    state.place(pod("a"), "n1");
    assert.equal(state.select(pod("c")).node, undefined, "the same pod counts once");
    assert.equal(state.remove("a"), true);
    assert.equal(state.remove("a"), false);
    assert.equal(state.select(pod("c")).node, "n1");
  });

  it("looks at the nodes once for thousands of pods alike", () => {
    let looks = 0;
    const counted = new Proxy(node("n1", "0"), {
      get: (target, name) => {
        if (name === "status") looks += 1;
        return Reflect.get(target, name) as unknown;
      },
    });
    const state = new ClusterState();
    state.setNode(counted);
    for (let each = 0; each < 5_000; each++) assert.equal(state.select(pod(`p${each}`)).node, undefined);
    assert.ok(looks < 10, `${looks} looks`);
    state.select(pod("other", "3"));
    assert.ok(looks < 20, `${looks} looks`);
  });

  it("knows which changes of a node are none", () => {
    const state = new ClusterState();
    assert.equal(state.setNode(node("n1")), true);
    assert.equal(state.setNode(node("n1", "2", { conditions: [{ type: "Ready", status: "True" }] })), false);
    assert.equal(state.setNode(node("n1", "3")), true);
  });
});
