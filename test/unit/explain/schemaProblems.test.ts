import assert from "node:assert/strict";
import type { DefinitionFile } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { schemaProblems } from "./schemaProblems.ts";

const definitions: DefinitionFile = {
  Thing: {
    required: ["name"],
    fields: {
      name: { type: "string" },
      size: { type: "integer" },
      mode: { type: "string", enum: { a: "", b: "" } },
      parts: { type: "array", items: { ref: "x.Thing" } },
      tags: { type: "object", values: { type: "string" } },
      anything: {},
    },
  },
};

describe("schemaProblems", () => {
  const cases: [what: string, value: unknown, problems: string[]][] = [
    ["what is right", { name: "a", size: 1, mode: "b", tags: { k: "v" }, anything: [1] }, []],
    ["what is right below", { name: "a", parts: [{ name: "b", parts: [] }] }, []],
    ["a missing field", {}, [".name: is missing"]],
    ["an unknown field", { name: "a", nam: "b" }, [".nam: is no field"]],
    ["another type", { name: 1.3, size: 1.5 }, [".name: is no string", ".size: is no integer"]],
    ["a value that is not allowed", { name: "a", mode: "c" }, [".mode: may not be c"]],
    [
      "a problem in an item",
      { name: "a", parts: [{ name: "b", size: "1" }] },
      [".parts[0].size: is no integer"],
    ],
    ["a problem in a map", { name: "a", tags: { k: 1 } }, [".tags.k: is no string"]],
    ["no list, no map", { name: "a", parts: {}, tags: [] }, [".parts: is no list", ".tags: is no map"]],
    ["no object", [], [": is no object"]],
  ];
  for (const [what, value, problems] of cases) {
    it(`${problems.length > 0 ? "finds" : "accepts"} ${what}`, () => {
      assert.deepEqual(schemaProblems(value, { ref: "x.Thing" }, definitions), problems);
    });
  }
});
