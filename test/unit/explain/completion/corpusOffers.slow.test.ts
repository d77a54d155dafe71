import assert from "node:assert/strict";
import { corpus } from "@kubernetes-workshop/testing/corpus";
import { offersAt } from "../../../../src/explain/completion/offersAt.ts";
import { Explainer } from "../../../../src/explain/explainer.ts";
import { fieldAt } from "../../../../src/manifests/fieldAt.ts";
import { formatFieldPath } from "../../../../src/manifests/fieldPath.ts";
import { parsedFields } from "../../manifests/outlineOracle.ts";
import { readSchemaFile } from "../explained.ts";

const explainer = new Explainer(readSchemaFile, "en");

/** The least share of the keys that are offered where they were taken away. */
const leastShare = 0.99;

describe("Completion in the manifests of the corpus", function () {
  this.timeout(300_000);

  it("offers each key where it was taken away with its value", async function () {
    const files = corpus();
    if (files.length === 0) return this.skip();
    let asked = 0;
    const missing: string[] = [];
    for (const { name, text } of files) {
      for (const { start, path } of parsedFields(text) ?? []) {
        const field = fieldAt(text, start);
        const key = String(path.at(-1));
        // Flow collections get no offers.
        const lineStart = text.lastIndexOf("\n", start - 1) + 1;
        if (!field?.type.kind || !/^ *(?:- +)*$/.test(text.slice(lineStart, start))) continue;
        const list = await explainer.listFields({ ...field, path: field.path.slice(0, -1) });
        if (!list?.fields.some((each) => each.name === key) || list.steps.length > 0) continue;
        // The status is the cluster's.
        if (field.path.length === 1 && key === "status") continue;
        asked++;
        const lineEnd = text.indexOf("\n", start);
        const without = text.slice(0, start) + (lineEnd < 0 ? "" : text.slice(lineEnd));
        const offers = await offersAt(without, start, explainer);
        if (!offers?.offers.some(({ label, what }) => label === key && what === "field"))
          missing.push(`${field.type.kind} ${formatFieldPath(field.path)} in ${name}`);
      }
    }
    const share = 1 - missing.length / asked;
    console.log(
      `      ${asked - missing.length} of ${asked} keys are offered: ${(share * 100).toFixed(2)} %`,
    );
    assert.ok(asked > 5_000, `only ${asked} keys were asked for`);
    assert.ok(share >= leastShare, `${missing.length}: ${missing.slice(0, 20).join("\n")}`);
  });
});
