import assert from "node:assert/strict";
import { controllerOf } from "../../../src/trace/actor.ts";
import { causalOrder } from "../../../src/trace/causalOrder.ts";
import type { Occurrence, What } from "../../../src/trace/happening.ts";
import { mergeOccurrences } from "../../../src/trace/mergeOccurrences.ts";
import type { ObjectRef } from "../../../src/trace/objectRef.ts";

const ref = (kind: string, name: string): ObjectRef => ({ kind, namespace: "default", name, uid: undefined });
const set = ref("ReplicaSet", "set");

function occurrence(kind: string, name: string, what: What, atMs: number, sequence?: number): Occurrence {
  const by = kind === "Pod" ? "ReplicaSet" : "Deployment";
  return {
    at: atMs,
    until: atMs,
    count: 1,
    actor: controllerOf(by),
    what,
    object: ref(kind, name),
    reason: undefined,
    sequence,
  };
}

const made = (name: string, atMs: number, sequence?: number): Occurrence =>
  occurrence("Pod", name, { type: "made", owner: set }, atMs, sequence);
const raised = (from: number, to: number, atMs: number, sequence?: number): Occurrence =>
  occurrence(
    "ReplicaSet",
    "set",
    { type: "scaled", up: true, from, to, rollbackTo: undefined },
    atMs,
    sequence,
  );
const changed = (atMs: number): Occurrence =>
  occurrence("Deployment", "web", { type: "changed", manager: "kubectl", fields: [] }, atMs);

describe("causalOrder", () => {
  it("puts each pod behind the scaling that asked for it, though its event was written earlier", () => {
    const told = causalOrder([made("a", 0, 1), made("b", 0, 5), raised(1, 2, 0, 4), raised(0, 1, 0, 3)]);
    assert.deepEqual(
      told.occurrences.map(({ what, object }) => (what.type === "scaled" ? what.to : object.name)),
      [1, "a", 2, "b"],
    );
  });
});

describe("mergeOccurrences", () => {
  const names = (...occurrences: Occurrence[]): string[][] =>
    mergeOccurrences(occurrences).map(({ objects }) => objects.map(({ name }) => name));

  it("merges pods that are made one shortly after the other", () => {
    assert.deepEqual(names(made("a", 0), made("b", 5000), made("c", 10_000)), [["a", "b", "c"]]);
  });

  it("tells apart what is further apart", () => {
    assert.deepEqual(names(made("a", 0), made("b", 5001)), [["a"], ["b"]]);
  });

  it("begins anew when somebody has changed their mind", () => {
    assert.deepEqual(names(made("a", 0), changed(1000), made("b", 1000)), [["a"], ["web"], ["b"]]);
  });

  it("counts what happens to the same object again and again, however far apart", () => {
    const backOff: What = { type: "restartBackOff", container: "c" };
    const [told] = mergeOccurrences([0, 20_000, 300_000].map((at) => occurrence("Pod", "a", backOff, at)));
    assert.deepEqual([told?.count, told?.at, told?.until], [3, 0, 300_000]);
  });
});
