import assert from "node:assert/strict";
import { fieldAt } from "../../../src/manifests/fieldAt.ts";
import { formatFieldPath } from "../../../src/manifests/fieldPath.ts";
import { corpus } from "../../support/corpus.ts";
import { parsedFields } from "./outlineOracle.ts";

describe("the outline against a YAML parser", () => {
  it("finds the same path for every field of every manifest of the corpus", function () {
    const files = corpus();
    if (files.length === 0) this.skip();
    this.timeout(60_000);
    const wrong: string[] = [];
    let checked = 0;
    for (const file of files) {
      for (const field of parsedFields(file.text) ?? []) {
        checked++;
        const at = fieldAt(file.text, field.start);
        const expected = formatFieldPath(field.path);
        const found = at && formatFieldPath(at.path);
        // A List's items are objects of their own: their paths start there.
        if (found !== expected && !(found && /^items\[\d+\]\./.test(expected) && expected.endsWith(found)))
          wrong.push(`${file.name}:${field.start} ${expected} != ${found ?? "nothing"}`);
      }
    }
    assert.deepEqual(wrong.slice(0, 20), []);
    assert.ok(checked > 10_000, `only ${checked} fields were checked`);
  });
});
