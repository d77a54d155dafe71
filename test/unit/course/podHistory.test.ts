import assert from "node:assert/strict";
import type { CourseObjects } from "../../../src/course/courseObjects.ts";
import { followPods, noHistory } from "../../../src/course/podHistory.ts";
import { node, pod, replicaSet, world } from "./courseWorld.ts";

describe("followPods", () => {
  /** The parts that a series of looks at the cluster proves. */
  function seen(...looks: (Partial<CourseObjects> & { afterGap?: boolean })[]): string[] {
    let history = noHistory;
    return looks.flatMap(({ afterGap = false, ...look }) => {
      const after = followPods(history, world(look), afterGap);
      // What is kept survives a window.
      history = JSON.parse(JSON.stringify(after.history)) as typeof history;
      return after.parts;
    });
  }
  const three = [replicaSet("web-1", 3)];
  const pods = (...names: string[]): CourseObjects["pods"] =>
    names.map((name) => pod(name, { owner: "web-1" }));
  const all = pods("a", "b", "c");

  it("sees a replacement when it is ready, not before", () => {
    const starting = pod("d", { owner: "web-1", ready: false });
    assert.deepEqual(
      seen({ replicaSets: three, pods: all }, { replicaSets: three, pods: pods("a", "b") }),
      [],
    );
    assert.deepEqual(
      seen({ replicaSets: three, pods: all }, { replicaSets: three, pods: [...pods("a", "b"), starting] }),
      [],
    );
    assert.deepEqual(
      seen(
        { replicaSets: three, pods: all },
        {
          replicaSets: three,
          pods: [...pods("a", "b"), pod("c", { owner: "web-1", deleted: true }), starting],
        },
        { replicaSets: three, pods: pods("a", "b", "d") },
      ),
      ["podReplaced"],
    );
  });

  it("sees a loss and its replacement in one look", () => {
    assert.deepEqual(
      seen({ replicaSets: three, pods: all }, { replicaSets: three, pods: pods("a", "b", "d") }),
      ["podReplaced"],
    );
  });

  it("does not take scaling down and up for it, in whichever order the changes arrive", () => {
    const two = [replicaSet("web-1", 2)];
    const scaled = { replicaSets: two, pods: pods("a", "b") };
    const up = { replicaSets: three, pods: pods("a", "b", "d") };
    assert.deepEqual(seen({ replicaSets: three, pods: all }, scaled, up), []);
    assert.deepEqual(
      seen({ replicaSets: three, pods: all }, { replicaSets: three, pods: pods("a", "b") }, scaled, up),
      [],
    );
    assert.deepEqual(
      seen({ replicaSets: three, pods: all }, { replicaSets: two, pods: all }, scaled, up),
      [],
    );
  });

  it("does not take a rollout for it", () => {
    const rollout = {
      replicaSets: [replicaSet("web-1", 0), replicaSet("web-2", 3, { revision: 2 })],
      pods: ["x", "y", "z"].map((name) => pod(name, { owner: "web-2" })),
    };
    assert.deepEqual(seen({ replicaSets: three, pods: all }, rollout), []);
  });

  it("takes nothing that happened while nobody watched for it", () => {
    const nodes = [node("node-1", { cordoned: true }), node("node-2")];
    const anew = ["x", "y", "z"].map((name) => pod(name, { owner: "web-1", node: "node-2" }));
    const starting = anew.map(({ metadata }) =>
      pod(metadata?.name ?? "", { owner: "web-1", node: "node-2", ready: false }),
    );
    const before = { replicaSets: three, pods: all, nodes };
    const restarted = { replicaSets: three, pods: starting, nodes };
    const ready = { replicaSets: three, pods: anew, nodes };
    assert.deepEqual(seen(before, { ...restarted, afterGap: true }, ready), []);
    assert.deepEqual(seen(before, { replicaSets: three, nodes, afterGap: true }, restarted, ready), []);
    assert.deepEqual(seen(before, { ...ready, afterGap: true }), []);
    assert.deepEqual(seen(before, restarted, ready), ["podReplaced", "podsMoved"], "had somebody watched");
  });

  it("sees the replacement of a pod whose loss it has seen, and a later one, after a gap", () => {
    const missing = { replicaSets: three, pods: pods("a", "b") };
    const replaced = { replicaSets: three, pods: pods("a", "b", "d"), afterGap: true };
    assert.deepEqual(seen({ replicaSets: three, pods: all }, missing, replaced), ["podReplaced"]);
    assert.deepEqual(
      seen({ replicaSets: three, pods: all, afterGap: true }, missing, {
        replicaSets: three,
        pods: pods("a", "b", "d"),
      }),
      ["podReplaced"],
    );
  });

  it("does not take the deletion of all, or a pod without an owner, for it", () => {
    assert.deepEqual(seen({ replicaSets: three, pods: all }, {}), []);
    assert.deepEqual(seen({ pods: [pod("hello")] }, { pods: [pod("hello-2")] }), []);
  });

  for (const [trouble, troubled] of [
    ["cordoned", node("node-1", { cordoned: true })],
    ["not ready", node("node-1", { ready: false })],
  ] as const) {
    it(`sees that the pods of a node which is ${trouble} have moved`, () => {
      const nodes = [troubled, node("node-2")];
      const moved = pod("d", { owner: "web-1", node: "node-2" });
      assert.deepEqual(
        seen(
          { replicaSets: three, pods: all },
          { replicaSets: three, pods: all, nodes },
          { replicaSets: three, pods: [...pods("a", "b"), moved], nodes },
        ),
        ["podReplaced", "podsMoved"],
      );
      const back = pod("d", { owner: "web-1", node: "node-1" });
      assert.deepEqual(
        seen(
          { replicaSets: three, pods: all, nodes },
          { replicaSets: three, pods: [...pods("a", "b"), back], nodes },
        ),
        ["podReplaced"],
      );
    });
  }
});
