import assert from "node:assert/strict";
import type { ApiObject } from "../../../src/objectApi.ts";
import { servedKinds } from "../../../src/kinds/servedKinds.ts";
import { parseFieldSelector } from "../../../src/api/selectors/fieldSelector.ts";
import { objectSelector, selectorText } from "../../../src/api/selectors/labelSelector.ts";
import { parseLabelSelector } from "../../../src/api/selectors/parseLabelSelector.ts";

describe("label selectors", () => {
  const labels = { app: "web", tier: "front", "example.com/part": "a" };
  const matching = [
    "",
    "app=web",
    "app==web,tier!=back",
    "tier in (front, back),!old",
    "app notin (db),example.com/part",
    "missing!=x",
  ];
  const missing = ["app=db", "!app", "tier notin (front)", "old", "app=web,tier=back", "app in (a)"];
  for (const text of matching)
    it(`'${text}' matches`, () => assert.equal(parseLabelSelector(text)(labels), true));
  for (const text of missing)
    it(`'${text}' does not`, () => assert.equal(parseLabelSelector(text)(labels), false));
  for (const text of ["a b", ",", "a in x", "=a"])
    it(`'${text}' is refused`, () => assert.throws(() => parseLabelSelector(text), { code: 400 }));

  it("are objects, too, and text again", () => {
    const selector = {
      matchLabels: { tier: "front", app: "web" },
      matchExpressions: [{ key: "old", operator: "DoesNotExist" }],
    };
    assert.equal(objectSelector(selector)(labels), true);
    assert.equal(objectSelector(selector)({ ...labels, old: "1" }), false);
    assert.equal(selectorText(selector), "app=web,tier=front,!old");
  });
});

describe("field selectors", () => {
  const pods = servedKinds.find(({ plural }) => plural === "pods");
  assert.ok(pods);
  const pod: ApiObject = {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "a", namespace: "default" },
    spec: { nodeName: "node-1" },
    status: { phase: "Running" },
  };

  it("match what the kind offers", () => {
    const matches = (text: string): boolean => parseFieldSelector(text, pods)(pod);
    assert.equal(matches("status.phase=Running,spec.nodeName!=node-2"), true);
    assert.equal(matches("metadata.name==b"), false);
    assert.equal(matches("spec.nodeName="), false);
  });

  it("refuse other fields", () => {
    assert.throws(
      () => parseFieldSelector("spec.hostname=a", pods),
      /field label not supported: spec.hostname/,
    );
  });
});
