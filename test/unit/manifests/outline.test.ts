import assert from "node:assert/strict";
import { formatFieldPath } from "../../../src/manifests/fieldPath.ts";
import { nodeAt } from "../../../src/manifests/outline/outline.ts";
import { chainTo } from "../../../src/manifests/outline/outlineNode.ts";
import { YamlFile } from "../../../src/manifests/yamlFile.ts";
import { corpus } from "@kubernetes-workshop/testing/corpus";
import { manifestFixtures } from "../../support/manifestFixtures.ts";
import type { YamlFile as NamedFile } from "@kubernetes-workshop/testing/yamlFiles";
import { parsedFields } from "./outlineOracle.ts";

/** Compares the path of every field of every file; answers with how many there are. */
function compare(files: readonly NamedFile[]): number {
  const wrong: string[] = [];
  let checked = 0;
  let uncertain = 0;
  for (const { name, text } of files) {
    const file = new YamlFile(text);
    for (const { start, path } of parsedFields(text) ?? []) {
      checked++;
      const document = file.documentAt(start);
      const node = document && nodeAt(document.outline, start - document.start);
      const found = formatFieldPath((node ? chainTo(node) : []).map(({ key }) => key));
      const expected = formatFieldPath(path);
      // An explicit key may be of any form (`? |`); about those that are not written in one line nothing is said.
      if (!node || node.isUncertain) uncertain++;
      else if (found !== expected) wrong.push(`${name}:${start} ${expected} != ${found}`);
    }
  }
  assert.deepEqual(wrong.slice(0, 20), [], `${wrong.length} of ${checked}`);
  assert.ok(uncertain < 5, `${uncertain} are left open`);
  return checked;
}

describe("the outline against a YAML parser", () => {
  it("finds the same path for every field of manifests in every style", () => {
    const checked = compare(manifestFixtures());
    assert.ok(checked > 2_000, `only ${checked} fields were checked`);
  });

  it("finds the same path for every field of every manifest of the corpus", function () {
    const files = corpus();
    if (files.length === 0) this.skip();
    this.timeout(60_000);
    const checked = compare(files);
    assert.ok(checked > 10_000, `only ${checked} fields were checked`);
  });
});
