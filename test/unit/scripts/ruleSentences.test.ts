import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { format, resolveConfig } from "prettier";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { ruleSentences, ruleSentencesFile } from "../../../scripts/instructors/ruleSentences.ts";
import { ruleSentence } from "../../../src/course/check/check.ts";

describe("The sentences of Check's rules", () => {
  it("are what `npm run generate:instructors` writes", async () => {
    const file = path.join(repositoryFolder, ruleSentencesFile);
    const options = await resolveConfig(file);
    const written = await format(ruleSentences(repositoryFolder), { ...options, filepath: file });
    assert.equal(readFileSync(file, "utf8"), written);
  });

  it("are there for each rule that the code names", () => {
    const folder = path.join(repositoryFolder, "src/course");
    const rules = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") && !name.endsWith("ruleSentences.ts"))
      .flatMap((name) => [
        ...readFileSync(path.join(folder, name), "utf8").matchAll(
          /(?:advise\(\s*|rule: )"([a-zA-Z]+\.[a-zA-Z]+)"/g,
        ),
      ])
      .map(([, rule = ""]) => rule);
    assert.ok(rules.length > 120, String(rules.length));
    assert.deepEqual(
      rules.filter((rule) => ruleSentence(rule) === undefined),
      [],
    );
  });

  it("are the first sentence alone, and none for a rule of another version", () => {
    assert.equal(
      ruleSentence("exit.outOfMemory"),
      "Container … of pod … exceeded its memory limit of … and was killed.",
    );
    assert.equal(ruleSentence("connection.brokenKubeconfig"), "The kubeconfig cannot be used.");
    for (const none of ["pod.gone", "toString", "__proto__"]) assert.equal(ruleSentence(none), undefined);
  });
});
