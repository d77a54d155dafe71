import assert from "node:assert/strict";
import { quickClone } from "../../../src/webernetes/quickClone.ts";

describe("quickClone", () => {
  const slow: unknown[] = [];
  const clone = quickClone(((value: unknown) => {
    slow.push(value);
    return structuredClone(value);
  }) as typeof structuredClone);
  beforeEach(() => (slow.length = 0));

  it("copies plain data, dates and what is undefined, without the slow clone", () => {
    const pod = {
      metadata: { name: "a", creationTimestamp: new Date(5), labels: { app: "web" } },
      list: [1, "two", null, undefined, true, [{ deep: 1n }]],
      nothing: undefined,
    };
    const copy = clone(pod);
    assert.deepStrictEqual(copy, pod);
    assert.notEqual(copy.metadata.labels, pod.metadata.labels);
    assert.notEqual(copy.metadata.creationTimestamp, pod.metadata.creationTimestamp);
    assert.deepEqual(slow, []);
  });

  it("leaves everything else to the slow one", () => {
    const circle: Record<string, unknown> = {};
    circle["self"] = circle;
    const evil: unknown = JSON.parse('{ "a": { "__proto__": { "admin": true } } }');
    for (const value of [new Map([[1, 2]]), { set: new Set([1]) }, circle, [new Uint8Array([97])], evil]) {
      const copy: unknown = clone(value);
      assert.deepEqual(copy, value);
    }
    assert.equal(slow.length, 4);
    assert.throws(() => clone({ run: () => undefined }), /could not be cloned/);
    const copied = clone(evil) as { a: { admin?: boolean } };
    assert.equal(copied.a.admin, undefined);
  });
});
