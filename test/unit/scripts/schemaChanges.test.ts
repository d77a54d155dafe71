import assert from "node:assert/strict";
import type { DefinitionFile, KindIndex } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { schemaChanges, type SchemaSet } from "../../../scripts/kubernetes/schemaChanges.ts";

const set = (kinds: KindIndex, file: DefinitionFile = {}): SchemaSet => ({
  kinds,
  files: new Map([["core.v1", file]]),
});

describe("schemaChanges", () => {
  it("names the kinds that came and went, each in its version", () => {
    const before = set({ v1: { Pod: "core.v1.Pod" }, "a/v1beta1": { Old: "a.v1beta1.Old" } });
    const after = set({ v1: { Pod: "core.v1.Pod" }, "a/v1": { Old: "a.v1.Old" } });
    assert.deepEqual(schemaChanges(before, after), ["+ kind a/v1 Old", "- kind a/v1beta1 Old"]);
  });

  it("names fields and allowed values, and what of a field is another", () => {
    const before = set(
      {},
      {
        PodSpec: {
          fields: {
            gone: { type: "string" },
            policy: { type: "string", enum: { Always: "", Never: "" } },
            modes: { type: "array", items: { type: "string", enum: { A: "" } } },
            ports: { type: "array", items: { type: "string" } },
          },
        },
      },
    );
    const after = set(
      {},
      {
        PodSpec: {
          fields: {
            policy: { type: "string", description: "another text", enum: { Always: "", OnFailure: "" } },
            modes: { type: "array", items: { type: "string", enum: { A: "", B: "" } } },
            ports: { type: "array", items: { type: "string" }, merge: { list: "set" } },
            fresh: { type: "string" },
          },
        },
      },
    );
    assert.deepEqual(schemaChanges(before, after), [
      "+ field core.v1.PodSpec.fresh",
      "- field core.v1.PodSpec.gone",
      '~ field core.v1.PodSpec.ports: {"type":"array","items":{"type":"string"}} → {"type":"array","items":{"type":"string"},"merge":{"list":"set"}}',
      "+ value core.v1.PodSpec.modes=B",
      "- value core.v1.PodSpec.policy=Never",
      "+ value core.v1.PodSpec.policy=OnFailure",
    ]);
  });

  it("says nothing where nothing changed", () => {
    const same = set(
      { v1: { Pod: "core.v1.Pod" } },
      { Pod: { fields: { spec: { ref: "core.v1.PodSpec" } } } },
    );
    assert.deepEqual(schemaChanges(same, same), []);
  });
});
