import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { objectsAt, stringAt } from "../../../src/api/json.ts";
import { jsonPatch } from "../../../src/api/patch/jsonPatch.ts";
import { mergePatch } from "../../../src/api/patch/mergePatch.ts";
import { StrategicMergePatch } from "../../../src/api/patch/strategicMergePatch.ts";
import { Schemas } from "../../../src/api/schemas.ts";
import { schemaFolder } from "@kubernetes-workshop/kubernetes/schemas/schemaFolder";

const schemas = await Schemas.load((path) => readFile(join(schemaFolder, path), "utf8"));

describe("JSON patch", () => {
  it("adds, replaces, removes, moves and tests", () => {
    const before = { metadata: { labels: { "a/b": "1" } }, list: [1, 2] };
    const after = jsonPatch(before, [
      { op: "test", path: "/metadata/labels/a~1b", value: "1" },
      { op: "replace", path: "/metadata/labels/a~1b", value: "2" },
      { op: "add", path: "/list/0", value: 0 },
      { op: "add", path: "/list/-", value: 3 },
      { op: "remove", path: "/list/1" },
      { op: "move", from: "/list", path: "/numbers" },
    ]);
    assert.deepEqual(after, { metadata: { labels: { "a/b": "2" } }, numbers: [0, 2, 3] });
    assert.deepEqual(before.list, [1, 2]);
  });

  it("refuses a path that is not there, and a test that fails", () => {
    assert.throws(() => jsonPatch({}, [{ op: "remove", path: "/a" }]), { code: 422 });
    assert.throws(() => jsonPatch({ a: 1 }, [{ op: "test", path: "/a", value: 2 }]), { code: 422 });
    assert.throws(() => jsonPatch({}, { op: "add" }), { code: 400 });
  });

  // The behavior of the real server's library (evanphx/json-patch), verified on kube-apiserver 1.37.
  const accepted: readonly (readonly [document: unknown, operation: object, result: unknown])[] = [
    [{}, { op: "replace", path: "/a", value: 1 }, { a: 1 }],
    [{ a: [1, 2] }, { op: "remove", path: "/a/-1" }, { a: [1] }],
    [{ a: [1, 2] }, { op: "add", path: "/a/+1", value: 3 }, { a: [1, 3, 2] }],
    [{ a: 1 }, { op: "test", path: "/b" }, { a: 1 }],
    [{ a: 1 }, { op: "copy", from: "/b", path: "/c" }, { a: 1, c: null }],
    [{ a: 1 }, { op: "add", path: "/b" }, { a: 1, b: null }],
    [{ a: 1 }, { op: "replace", path: "", value: { b: 2 } }, { b: 2 }],
    [{ "": 1 }, { op: "remove", path: "/" }, {}],
    [{ "~1": 1 }, { op: "remove", path: "/~01" }, {}],
  ];
  for (const [document, operation, result] of accepted)
    it(`${JSON.stringify(operation)} on ${JSON.stringify(document)}`, () => {
      assert.deepEqual(jsonPatch(document, [operation]), result);
    });

  const refused: readonly (readonly [operation: unknown, code: number])[] = [
    [{ op: "add", path: "", value: {} }, 422],
    [{ op: "remove", path: "" }, 422],
    [{ op: "replace", path: "", value: 1 }, 422],
    [{ op: "move", from: "/none", path: "/a" }, 422],
    [{ op: "add", path: "/list/3", value: 1 }, 422],
    [{ op: "add", path: "/list/x", value: 1 }, 422],
    [{ op: "add", path: "/list/length", value: 1 }, 422],
    [{ op: "add", path: "/none/a", value: 1 }, 422],
    [{ op: "add", path: "/__proto__/a", value: 1 }, 422],
    [{ op: "add", path: "/constructor/prototype/a", value: 1 }, 422],
    [{ op: "nonsense", path: "/a" }, 422],
    [{ path: "/a" }, 422],
    [{ op: "add" }, 422],
    [null, 422],
    [{ op: 1, path: "/a" }, 400],
    [{ op: "add", path: ["a"] }, 400],
    ["add", 400],
  ];
  for (const [operation, code] of refused)
    it(`refuses ${JSON.stringify(operation)} with ${code}`, () => {
      assert.throws(() => jsonPatch({ list: [1, 2] }, [operation]), { code });
    });

  it("copies no more than the body of a request could hold, and takes 10,000 operations", () => {
    const grow = { op: "copy", from: "/a", path: "/a/-" };
    assert.throws(() => jsonPatch({ a: ["x".repeat(1_000)] }, Array<object>(30).fill(grow)), { code: 422 });
    assert.throws(() => jsonPatch({}, Array<object>(10_001).fill({ op: "test", path: "/a" })), { code: 413 });
  });

  it("gives a key named __proto__ to the document and to nothing else", () => {
    const after = jsonPatch({ data: {} }, [{ op: "add", path: "/data/__proto__", value: { polluted: 1 } }]);
    assert.equal(JSON.stringify(after), '{"data":{"__proto__":{"polluted":1}}}');
    assert.equal("polluted" in {}, false);
  });
});

describe("JSON merge patch", () => {
  // The examples of RFC 7386, appendix A.
  const examples: readonly (readonly [unknown, unknown, unknown])[] = [
    [{ a: "b" }, { a: "c" }, { a: "c" }],
    [{ a: "b" }, { b: "c" }, { a: "b", b: "c" }],
    [{ a: "b" }, { a: null }, {}],
    [{ a: ["b"] }, { a: "c" }, { a: "c" }],
    [{ a: { b: "c" } }, { a: { b: "d", c: null } }, { a: { b: "d" } }],
    [{ a: [{ b: "c" }] }, { a: [1] }, { a: [1] }],
    [{ a: "foo" }, null, null],
    [[1, 2], { a: "b", c: null }, { a: "b" }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
    // For new lists, the real server does the same.
    [{}, { a: [{ b: null }] }, { a: [{}] }],
  ];
  for (const [target, patch, result] of examples)
    it(`${JSON.stringify(target)} with ${JSON.stringify(patch)}`, () => {
      assert.deepEqual(mergePatch(target, patch), result);
    });
});

describe("strategic merge patch", () => {
  const apply = (target: object, patch: object): unknown =>
    new StrategicMergePatch(schemas).apply({ ...target }, { ...patch }, "core.v1.PodSpec");
  const web = { name: "web", image: "nginx:1", env: [{ name: "A", value: "1" }] };
  const side = { name: "side", image: "busybox" };

  it("merges containers by name and their variables too", () => {
    assert.deepEqual(
      apply(
        { containers: [web, side] },
        { containers: [{ name: "web", image: "nginx:2", env: [{ name: "B", value: "2" }] }] },
      ),
      {
        containers: [
          {
            name: "web",
            image: "nginx:2",
            env: [
              { name: "B", value: "2" },
              { name: "A", value: "1" },
            ],
          },
          side,
        ],
      },
    );
  });

  it("deletes an item, replaces a list, and removes a field", () => {
    assert.deepEqual(
      apply({ containers: [web, side] }, { containers: [{ $patch: "delete", name: "side" }] }),
      {
        containers: [web],
      },
    );
    assert.deepEqual(apply({ containers: [web, side] }, { containers: [{ $patch: "replace" }, side] }), {
      containers: [side],
    });
    assert.deepEqual(apply({ restartPolicy: "Never", hostname: "a" }, { hostname: null }), {
      restartPolicy: "Never",
    });
  });

  it("replaces lists that are atomic", () => {
    assert.deepEqual(apply({ tolerations: [{ key: "a" }] }, { tolerations: [{ key: "b" }] }), {
      tolerations: [{ key: "b" }],
    });
  });

  it("orders by $setElementOrder, and keeps what $retainKeys names", () => {
    assert.deepEqual(
      apply(
        { containers: [web, side] },
        { "$setElementOrder/containers": [{ name: "side" }, { name: "web" }], containers: [] },
      ),
      { containers: [side, web] },
    );
    assert.deepEqual(
      apply(
        { volumes: [{ name: "v", emptyDir: {} }] },
        { volumes: [{ $retainKeys: ["name", "secret"], name: "v", secret: { secretName: "s" } }] },
      ),
      { volumes: [{ name: "v", secret: { secretName: "s" } }] },
    );
  });

  it("deletes from lists of plain values", () => {
    const patch = { "$deleteFromPrimitiveList/finalizers": ["a"], finalizers: ["c"] };
    assert.deepEqual(
      new StrategicMergePatch(schemas).apply({ finalizers: ["a", "b"] }, patch, "meta.v1.ObjectMeta"),
      { finalizers: ["c", "b"] },
    );
  });

  it("asks for the key of an item", () => {
    assert.throws(() => apply({ containers: [web] }, { containers: [{ image: "a" }] }), {
      message: "map: map[image:a] does not contain declared merge key: name",
    });
  });

  it("keeps what only the server has in front of what it was in front of", () => {
    const after = apply({ containers: [side, web] }, { "$setElementOrder/containers": [{ name: "web" }] });
    assert.deepEqual(after, { containers: [side, web] });
  });

  // `npm run fuzz` compares such patches with kube-apiserver's answers (test/properties/onBothServers.ts).
  const contradictory: readonly (readonly [name: string, patch: object, names: string])[] = [
    ["an item is deleted and given", { containers: [side, { name: "side", $patch: "delete" }] }, "side,web"],
    [
      "an item is deleted and given, in an order",
      {
        containers: [{ name: "web", $patch: "delete" }, web],
        "$setElementOrder/containers": [{ name: "web" }],
      },
      "side,web",
    ],
    [
      "a list is replaced and an item of it deleted",
      { containers: [side, { $patch: "replace" }, { name: "web", $patch: "delete" }] },
      "side",
    ],
    ["a replacement has a name", { containers: [{ name: "web", $patch: "replace" }, side] }, "side"],
    ["an item is given twice", { containers: [side, { name: "side", image: "y" }] }, "web,side"],
    ["a new item is given twice", { containers: [{ name: "new" }, { name: "new" }] }, "new,web,side"],
    ["nothing is given of a list", { containers: [] }, "web,side"],
    ["an order is empty", { "$setElementOrder/containers": [] }, "web,side"],
    ["what is deleted is not there", { containers: [{ name: "none", $patch: "delete" }] }, "web,side"],
    ["a field and its deletion are one", { "$deleteFromPrimitiveList/": ["web"] }, "web,side"],
  ];
  for (const [name, patch, names] of contradictory)
    it(`comes to what the real one comes to where ${name}`, () => {
      const after = apply({ containers: [web, side] }, patch);
      assert.equal(
        objectsAt(after, "containers")
          .map((item) => stringAt(item, "name"))
          .join(),
        names,
      );
    });

  it("keeps directives that it does not read, which then are fields that are not known", () => {
    const $retainKeys = ["name"];
    assert.deepEqual(
      apply({}, { volumes: [{ name: "v", $retainKeys, emptyDir: null }, { $patch: "delete" }] }),
      {
        volumes: [{ name: "v", $retainKeys }],
      },
    );
    const toleration = { key: "a", $patch: "delete" };
    assert.deepEqual(apply({ tolerations: [{ key: "b" }] }, { tolerations: [toleration] }), {
      tolerations: [toleration],
    });
    assert.deepEqual(apply({ hostname: "a" }, { $patch: "replace", nodeSelector: { $patch: "delete" } }), {
      nodeSelector: { $patch: "delete" },
    });
  });

  const refused: readonly (readonly [patch: object, code: number])[] = [
    [{ $patch: "merge" }, 400],
    [{ $patch: null }, 400],
    [{ $retainKeys: "containers" }, 400],
    [{ $retainKeys: [{}] }, 400],
    [{ "$setElementOrder/containers": {} }, 400],
    [{ $setElementOrder: [] }, 400],
    [{ "$setElementOrder/none": [] }, 400],
    [{ "$setElementOrder/nodeSelector": [] }, 400],
    [{ "$setElementOrder/containers": [{}] }, 400],
    [{ "$setElementOrder/containers": ["web"] }, 400],
    [{ $deleteFromPrimitiveList: [] }, 400],
    [{ containers: [null] }, 400],
    [{ containers: ["web"] }, 400],
    [{ containers: [web, null] }, 400],
    [{ containers: [{ name: {} }] }, 400],
    [{ containers: [{ $patch: "delete" }] }, 400],
    [{ containers: [{ name: "web", $patch: "merge" }] }, 400],
    [{ containers: [{ name: "web", $patch: {} }] }, 400],
    [{ "$deleteFromPrimitiveList/containers": [[]] }, 400],
    [{ "$setElementOrder/tolerations": [{ key: "a" }], tolerations: [{ key: "a" }] }, 400],
  ];
  for (const [patch, code] of refused)
    it(`refuses ${JSON.stringify(patch)}`, () => {
      assert.throws(() => apply({ containers: [web, side] }, patch), { code });
    });

  it("replaces the selector of a budget, and merges no map of objects", () => {
    const patch = new StrategicMergePatch(schemas);
    assert.deepEqual(
      patch.apply(
        { selector: { matchLabels: { a: "b" } } },
        { selector: { matchLabels: { c: "d" } } },
        "policy.v1.PodDisruptionBudgetSpec",
      ),
      { selector: { matchLabels: { c: "d" } } },
    );
    const properties = { properties: { a: { type: "string" } } };
    assert.throws(() => patch.apply(properties, properties, "apiextensions.v1.JSONSchemaProps"), {
      code: 400,
    });
  });

  it("merges and deletes 100,000 items in steps that grow with them", () => {
    const items = Array.from({ length: 100_000 }, (_, index) => ({ name: `n${index}` }));
    const deletions = items.slice(1).map((item) => ({ ...item, $patch: "delete" }));
    const patch = { containers: [...deletions, ...items.slice(2)] };
    const after = apply({ containers: items }, patch);
    assert.equal(objectsAt(after, "containers").length, items.length - 1);
  });

  it("refuses an order that is not the one of its own list, and fields that it does not retain", () => {
    const order = { "$setElementOrder/containers": [{ name: "side" }] };
    assert.throws(() => apply({}, { ...order, containers: [{ name: "web" }] }), { code: 400 });
    assert.throws(() => apply({}, { $retainKeys: [], restartPolicy: "Never" }), { code: 400 });
    assert.deepEqual(apply({ restartPolicy: "Never" }, { $retainKeys: [], restartPolicy: null }), {});
  });
});
