import assert from "node:assert/strict";
import { readLab } from "../../src/labs/read/readLab.ts";
import { labExample, rightLab } from "../unit/labs/labExample.ts";
import { projectFile } from "./manifest.ts";

interface Schema {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly $defs: {
    readonly steps: { readonly items: { readonly properties: Readonly<Record<string, unknown>> } };
    readonly check: {
      readonly properties: { readonly is: { readonly enum: readonly string[] } };
      readonly oneOf: readonly { readonly properties: { readonly is: { readonly const: string } } }[];
    };
  };
}

const schema = JSON.parse(projectFile("docs/lab.schema.json")) as Schema;
const { check, steps } = schema.$defs;
const guide = projectFile("docs/labs.md");

/** What the reader says to write instead of what is wrong in a field. */
async function wordsOf(fields: object, field: string): Promise<string[]> {
  const { problems = [] } = await readLab(labExample({ "lab.json": { ...rightLab, ...fields } }), "en");
  const message = problems.find((problem) => problem.field === field)?.message ?? "";
  return message
    .slice(message.lastIndexOf(":") + 1, -1)
    .split(",")
    .map((word) => word.trim())
    .sort();
}

/** The words in the first column of the guide's table with that heading. */
function tableOf(heading: string): string[] {
  const [, table = ""] = new RegExp(`\\n\\| ${heading} [^\\n]*\\n([^]*?)\\n\\n`).exec(guide) ?? [];
  return table
    .split("\n")
    .flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`(\w+)`/g)].map(([, word = ""]) => word))
    .sort();
}

describe("The schema of lab.json and the guide to it", () => {
  it("know the fields that are read", async () => {
    assert.deepEqual(
      await wordsOf({ nothing: 1 }, "nothing"),
      Object.keys(schema.properties)
        .filter((name) => name !== "$schema")
        .sort(),
    );
  });

  it("know the checks that are read", async () => {
    const read = await wordsOf({ checks: [{ is: "nothing" }] }, "checks[0].is");
    assert.deepEqual([...check.properties.is.enum].sort(), read);
    assert.deepEqual(check.oneOf.map(({ properties }) => properties.is.const).sort(), read);
    assert.deepEqual(tableOf("check"), read);
  });

  it("know the steps that are read", async () => {
    const read = await wordsOf({ setup: [{}] }, "setup[0]");
    assert.deepEqual(Object.keys(steps.items.properties).sort(), read);
    assert.deepEqual(tableOf("step"), read);
  });
});
