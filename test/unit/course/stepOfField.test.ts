import assert from "node:assert/strict";
import { stepOfField } from "../../../src/course/stepOfField.ts";

describe("stepOfField", () => {
  it("is the step that teaches the kind, the field, or what it is part of", () => {
    const deployment = { apiVersion: "apps/v1", kind: "Deployment" };
    assert.equal(stepOfField({ ...deployment, names: [] }), "basics.objects-detail-1");
    assert.equal(stepOfField({ ...deployment, names: ["spec", "replicas"] }), "basics.objects-detail-1");
    assert.equal(stepOfField({ ...deployment, names: ["spec", "selector"] }), "basics.objects-detail-2");
    assert.equal(
      stepOfField({ ...deployment, names: ["spec", "selector", "matchLabels", "app"] }),
      "basics.objects-detail-2",
    );
  });

  it("is none for what the course leaves out", () => {
    assert.equal(
      stepOfField({ apiVersion: "apps/v1", kind: "Deployment", names: ["spec", "paused"] }),
      undefined,
    );
    assert.equal(stepOfField({ apiVersion: "v1", kind: "Service", names: ["spec", "selectorX"] }), undefined);
    assert.equal(stepOfField({ apiVersion: "example.com/v1", kind: "Service", names: [] }), undefined);
    assert.equal(stepOfField({ apiVersion: "v1", kind: "constructor", names: [] }), undefined);
  });
});
