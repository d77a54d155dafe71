import assert from "node:assert/strict";
import { selectorOf } from "../../../src/resources/selectorOf.ts";

const object = (kind: string, spec?: unknown) => ({ apiVersion: "v1", kind, metadata: { name: "a" }, spec });

describe("The selector of an object", () => {
  it("of a Service is made of labels", () =>
    assert.deepEqual(selectorOf(object("Service", { selector: { app: "web", port: 80 } })), {
      matchLabels: { app: "web", port: "80" },
    }));

  it("of a workload is its own", () => {
    const selector = { matchLabels: { app: "web" }, matchExpressions: [{ key: "tier", operator: "Exists" }] };
    assert.deepEqual(selectorOf(object("Deployment", { selector })), selector);
  });

  for (const spec of [undefined, {}, { selector: "app=web" }])
    it(`is none in ${JSON.stringify(spec)}`, () =>
      assert.equal(selectorOf(object("Deployment", spec)), undefined));
});
