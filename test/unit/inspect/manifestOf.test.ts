import assert from "node:assert/strict";
import { manifestOf, mayDescribe } from "../../../src/inspect/manifestOf.ts";

const file = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
---
apiVersion: v1
kind: Service
metadata: { name: web }
---
apiVersion: apps/v1beta2
kind: Deployment
metadata: { name: web, namespace: other }
`;

describe("The manifest of an object", () => {
  const reference = { apiVersion: "apps/v1", kind: "Deployment", name: "web", namespace: "shop" };
  const indexes = (...args: Parameters<typeof manifestOf>): number[] =>
    manifestOf(...args).found.map(({ documentIndex }) => documentIndex);

  it("has its kind, its name, and its namespace or none", () => {
    assert.deepEqual(indexes(file, reference, "shop"), [0]);
    assert.deepEqual(indexes(file, { ...reference, namespace: "other" }, "shop"), [2]);
    assert.deepEqual(indexes(file, { ...reference, namespace: "third" }, "shop"), []);
  });

  it("may have another version of the same group", () => {
    assert.deepEqual(indexes(file, { ...reference, apiVersion: "apps/v2" }, "shop"), [0]);
    assert.deepEqual(indexes(file, { ...reference, apiVersion: "example.com/v1" }, "shop"), []);
  });

  it("is alone in its file or not", () => {
    const [first = ""] = file.split("---\n");
    assert.equal(manifestOf(first, reference, "shop").isAlone, true);
    assert.equal(manifestOf(file, reference, "shop").isAlone, false);
    assert.equal(manifestOf(`${first}---\nkind: Pod\n`, reference, "shop").isAlone, false);
  });

  it("is looked for only in text that has the words", () => {
    assert.ok(mayDescribe(file, reference));
    assert.ok(!mayDescribe(file, { ...reference, name: "ledger" }));
    assert.ok(!mayDescribe("web Deployment", reference));
  });
});
