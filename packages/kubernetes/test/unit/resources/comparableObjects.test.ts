import assert from "node:assert/strict";
import { comparableObjects } from "../../../src/resources/comparableObjects.ts";

const masks = { hidden: "(hidden)", changed: "(hidden, will change)" };
const secret = (data: Record<string, string>, more: object = {}) => ({
  apiVersion: "v1",
  kind: "Secret",
  metadata: {
    name: "a",
    uid: "u",
    resourceVersion: "1",
    managedFields: [],
    labels: { app: "a" },
    annotations: { "kubectl.kubernetes.io/last-applied-configuration": JSON.stringify(data) },
  },
  data,
  ...more,
});

describe("comparableObjects", () => {
  it("leaves out the status and what the server keeps for itself", () => {
    const object = { ...secret({}), kind: "Pod", status: { phase: "Running" } };
    const { before, after } = comparableObjects(object, object, masks);
    const shown = JSON.parse(JSON.stringify(after)) as object;
    assert.deepEqual(before, after);
    assert.deepEqual(shown, {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "a", labels: { app: "a" } },
      data: {},
    });
  });

  it("hides the values of a Secret and still shows which change", () => {
    const { before, after } = comparableObjects(
      secret({ same: "c2VjcmV0", other: "c2VjcmV0MQ==", gone: "c2VjcmV0Mg==" }),
      secret(
        { same: "c2VjcmV0", other: "c2VjcmV0Mw==", added: "c2VjcmV0NA==" },
        { stringData: { text: "secret" } },
      ),
      masks,
    );
    assert.deepEqual(before?.["data"], { same: "(hidden)", other: "(hidden)", gone: "(hidden)" });
    assert.deepEqual(after["data"], { same: "(hidden)", other: "(hidden, will change)", added: "(hidden)" });
    assert.doesNotMatch(JSON.stringify([before, after]), /c2Vj|"secret/);
  });

  it("hides the values of a Secret that is new", () => {
    const { before, after } = comparableObjects(undefined, secret({ a: "c2VjcmV0" }), masks);
    assert.equal(before, undefined);
    assert.deepEqual(after["data"], { a: "(hidden)" });
  });
});
