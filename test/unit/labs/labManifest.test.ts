import assert from "node:assert/strict";
import { labManifest } from "../../../src/labs/labManifest.ts";
import { readManifests } from "../../../src/manifests/readManifests.ts";

const object = (name: string, data: object) => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name, namespace: "lab-web" },
  data,
});

describe("The manifest of a lab", () => {
  it("has each object once, as it was applied last", () => {
    const text = labManifest({
      setup: [
        { does: "apply", file: "first.yaml", objects: [object("a", { x: "1" }), object("b", {})] },
        { does: "cordon", nodes: "" },
        { does: "apply", file: "broken.yaml", objects: [object("a", { x: "2\nlines" })] },
      ],
    });
    assert.deepEqual(
      readManifests(text).objects.map((each) => each.object),
      [object("a", { x: "2\nlines" }), object("b", {})],
    );
  });
});
