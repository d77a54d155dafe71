import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { everything } from "../../../../scripts/testCache/inputs.ts";
import type { FileResult } from "../../../../scripts/testCache/passedTests.ts";

describe("Recorded inputs", function () {
  this.timeout(120_000);
  const folder = "test/fixtures/testCache";
  let results: Record<string, FileResult>;

  before(() => {
    const temporary = mkdtempSync(join(tmpdir(), "recorded-"));
    const file = join(temporary, "results.json");
    spawnSync(
      process.execPath,
      [
        "node_modules/mocha/bin/mocha.js",
        ...["--require", "./scripts/testCache/recordInputs.ts"],
        ...["--reporter", "./scripts/testCache/recordingReporter.ts"],
        ...["reading", "sharing", "starting"].map((name) => `${folder}/${name}.test.ts`),
      ],
      { cwd: repositoryFolder, env: { ...process.env, KUBERNETES_WORKSHOP_RESULTS: file } },
    );
    results = JSON.parse(readFileSync(file, "utf8")) as typeof results;
    rmSync(temporary, { recursive: true });
  });

  const inputsOf = (name: string): readonly string[] => results[`${folder}/${name}.test.ts`]?.inputs ?? [];

  it("are the modules, the files that these read, and those that are missing", () => {
    const names = ["later.ts", "letters.ts", "letters.txt", "missing.txt", "reading.test.ts"];
    assert.deepEqual(
      inputsOf("reading"),
      names.map((name) => `${folder}/${name}`),
    );
  });

  it("are also what a module has kept since another test", () => {
    assert.ok(inputsOf("sharing").includes(`${folder}/letters.txt`));
    assert.ok(inputsOf("sharing").includes(`${folder}/**`));
    assert.ok(!inputsOf("sharing").includes(`${folder}/missing.txt`));
  });

  it("are everything for a test that starts a program, and only for that one", () => {
    assert.deepEqual(
      ["reading", "sharing", "starting"].map((name) => inputsOf(name).includes(everything)),
      [false, false, true],
    );
  });

  it("come with the counts of each file", () => {
    const counts = Object.values(results).map(({ passed, skipped, failed }) => [passed, skipped, failed]);
    assert.deepEqual(counts, [
      [1, 1, 0],
      [2, 0, 0],
      [1, 0, 1],
    ]);
  });
});
