import assert from "node:assert/strict";
import { podDeletion, podsAmong } from "../../../../src/features/workloads/podDeletion.ts";

const element = (name: string, namespace = "shop", type = "pod") => ({
  type,
  summary: { name, namespace, uid: name },
});
const mine = {
  target: { kind: "kubeContext", name: "mine", server: "https://mine", identity: "x" },
  server: "https://mine",
} as const;

describe("the deletion of several pods", () => {
  it("is of each pod once, wherever it stands in the tree, and of nothing else", () => {
    const pods = podsAmong([element("a"), element("b"), element("a"), element("n1", "", "node"), undefined]);
    assert.deepEqual(
      pods.map(({ kind, name }) => `${kind} ${name}`),
      ["Pod a", "Pod b"],
    );
  });

  it("lists them, up to a number", () => {
    const pods = podsAmong(Array.from({ length: 23 }, (_, each) => element(`web-${each}`)));
    const { question, about = [], objects, isAlwaysAsked } = podDeletion(mine, pods);
    assert.deepEqual([question, objects.length, isAlwaysAsked], ["Delete 23 pods?", 23, undefined]);
    assert.deepEqual([about.length, about[0], about.at(-1)], [21, "shop/web-0", "and 3 more"]);
  });

  it("is asked about everywhere if a part of the cluster itself is among them", () => {
    const pods = podsAmong([element("web"), element("coredns", "kube-system")]);
    const { isAlwaysAsked, notes } = podDeletion(mine, pods);
    assert.equal(isAlwaysAsked, true);
    assert.deepEqual(notes, [
      "One of them is part of the cluster itself.",
      "This is not the practice cluster.",
    ]);
  });
});
