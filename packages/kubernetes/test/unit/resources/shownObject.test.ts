import assert from "node:assert/strict";
import { lastApplied } from "../../../src/resources/comparableObjects.ts";
import { shownObject } from "../../../src/resources/shownObject.ts";

const encoded = (text: string): string => Buffer.from(text).toString("base64");

describe("An object that is shown", () => {
  it("lacks the server's record of managers and the copy of what was applied", () => {
    const metadata = { name: "web", managedFields: [{ manager: "kubectl" }], uid: "1" };
    const shown = shownObject(
      {
        apiVersion: "v1",
        kind: "ConfigMap",
        metadata: { ...metadata, annotations: { [lastApplied]: "{}", note: "kept" } },
        data: { key: "value" },
      },
      "***",
    );
    assert.deepEqual(shown, {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "web", uid: "1", annotations: { note: "kept" } },
      data: { key: "value" },
    });
  });

  it("has no annotations left where only that copy was there", () => {
    const metadata = { name: "web", annotations: { [lastApplied]: "{}" } };
    assert.deepEqual(shownObject({ apiVersion: "v1", kind: "Pod", metadata }, "***").metadata, {
      name: "web",
    });
  });

  it("hides the values of a Secret wherever they stand", () => {
    const password = "correct horse battery";
    const long = "x".repeat(60);
    const shown = shownObject(
      {
        apiVersion: "v1",
        kind: "Secret",
        metadata: {
          name: "login",
          annotations: {
            [lastApplied]: JSON.stringify({ data: { password: encoded(password) } }),
            "kapp.k14s.io/original": JSON.stringify({ stringData: { pin: "1" } }),
            "objectset.rio.cattle.io/applied": encoded(`${long}${password}`),
            raw: `the password is ${password}`,
            owner: "shop team",
          },
        },
        type: "Opaque",
        data: { password: encoded(password), __proto__: { x: 1 } },
        stringData: { pin: "1234" },
      },
      "***",
    );
    assert.deepEqual(shown["data"], { password: "***" });
    assert.deepEqual(shown["stringData"], { pin: "***" });
    assert.deepEqual(shown.metadata.annotations, {
      "kapp.k14s.io/original": "***",
      "objectset.rio.cattle.io/applied": "***",
      raw: "***",
      owner: "shop team",
    });
    const text = JSON.stringify(shown);
    for (const secret of [password, encoded(password), "1234"]) assert.ok(!text.includes(secret), secret);
  });

  it("hides what stands in place of a Secret's values", () => {
    const shown = shownObject(
      { apiVersion: "v1", kind: "Secret", metadata: { name: "odd" }, data: "hunter2" },
      "***",
    );
    assert.equal(shown["data"], "***");
  });
});
