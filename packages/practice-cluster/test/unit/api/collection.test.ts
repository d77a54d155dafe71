import assert from "node:assert/strict";
import { Collection } from "../../../src/api/store/collection.ts";
import type { ApiObject } from "../../../src/objectApi.ts";

function pod(name: string, owner?: string): ApiObject {
  const ownerReferences =
    owner === undefined ? [] : [{ apiVersion: "v1", kind: "X", name: "x", uid: owner, controller: true }];
  return { apiVersion: "v1", kind: "Pod", metadata: { name, ownerReferences } };
}

const names = (objects: readonly ApiObject[]): string[] => objects.map(({ metadata }) => metadata.name);

describe("Collection", () => {
  it("lists in the order of the keys, whatever came when", () => {
    const collection = new Collection();
    for (const name of ["b/2", "a/1", "b/1", "ab/1", "b-c/1"]) collection.set(name, pod(name), 10);
    assert.deepEqual(names(collection.list("")), ["a/1", "ab/1", "b-c/1", "b/1", "b/2"]);
    assert.deepEqual(names(collection.list("b/")), ["b/1", "b/2"]);
    assert.deepEqual(names(collection.list("c/")), []);
    collection.delete("b/1");
    collection.set("b/0", pod("b/0"), 5);
    assert.deepEqual(names(collection.list("b/")), ["b/0", "b/2"]);
  });

  it("knows who owns what, through every change", () => {
    const collection = new Collection();
    collection.set("1", pod("1", "set"), 10);
    collection.set("2", pod("2", "set"), 10);
    collection.set("3", pod("3"), 10);
    assert.deepEqual(names(collection.ownedBy("set")), ["1", "2"]);
    assert.deepEqual(names(collection.ownedBy("")), ["3"]);
    collection.set("1", pod("1"), 10);
    collection.set("3", pod("3", "other"), 10);
    assert.deepEqual(names(collection.ownedBy("set")), ["2"]);
    assert.deepEqual(names(collection.ownedBy("")), ["1"]);
    collection.delete("2");
    assert.deepEqual(names(collection.ownedBy("set")), []);
  });

  it("knows how much it holds", () => {
    const collection = new Collection();
    collection.set("1", pod("1"), 100);
    collection.set("2", pod("2"), 50);
    collection.set("1", pod("1"), 30);
    assert.deepEqual([collection.size, collection.bytes], [2, 80]);
    collection.delete("2");
    collection.delete("2");
    assert.deepEqual([collection.size, collection.bytes], [1, 30]);
  });
});
