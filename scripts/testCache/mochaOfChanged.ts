import { globSync, readFileSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { caches, root, runMocha, type Stage } from "../stages.ts";
import { Fingerprints } from "./fingerprints.ts";
import { type FileResult, PassedTests } from "./passedTests.ts";

interface Suites {
  /** The test files, as globs, in order. */
  readonly files: readonly string[];
  readonly ignore: string;
  /** Options of mocha. */
  readonly args?: readonly string[];
}

/**
 * A stage of mocha suites that runs only those test files for which something has changed since they passed, and counts
 * the others as they were. For quick checks: what a test depends on is what it was seen to load and to read.
 *
 * @param name that of the file in which the results are kept
 */
export function mochaOfChanged(name: string, { files, ignore, args = [] }: Suites): Stage {
  return async (write) => {
    const all = files.flatMap((glob) => globSync(glob, { cwd: root, exclude: [ignore] }));
    const changed = new Set(all.map((file) => file.replaceAll("\\", "/")));
    const passedTests = new PassedTests(join(root, caches, `${name}.json`), environment());
    const startedAt = Date.now();
    const unchanged = [...passedTests.unchanged(new Fingerprints(root))].filter(([file]) =>
      changed.delete(file),
    );
    const before = { passed: 0, skipped: 0 };
    for (const [, { passed, skipped }] of unchanged) {
      before.passed += passed;
      before.skipped += skipped;
    }
    write(`Nothing changed for ${unchanged.length} files with ${before.passed} tests that passed.\n`);
    if (changed.size === 0) return { ...before, failed: 0, failures: [], unchanged: before.passed };

    const results = join(root, ".artifacts", `results-${process.pid}-${name}.json`);
    const record = join(import.meta.dirname, "recordInputs.ts");
    const reporter = join(import.meta.dirname, "recordingReporter.ts");
    const options = ["--require", record, "--reporter", reporter, ...args];
    const counts = await runMocha([...options, ...changed], write, { KUBERNETES_WORKSHOP_RESULTS: results });
    const now = JSON.parse(await readFile(results, "utf8").catch(() => "{}")) as Record<string, FileResult>;
    await rm(results, { force: true });
    const failed = Object.values(now).reduce((sum, each) => sum + each.failed, 0);
    // What failed outside a test, such as a rejection that nothing handled, may be the fault of any file.
    const kept = failed === counts.failed ? Object.entries(now) : [];
    passedTests.keep(new Map([...unchanged, ...kept]), new Fingerprints(root), startedAt);
    return {
      ...counts,
      passed: counts.passed + before.passed,
      skipped: counts.skipped + before.skipped,
      unchanged: before.passed,
    };
  };
}

/** Identifies what every test depends on, though no test file imports it. */
function environment(): string {
  const { version, platform, arch } = process;
  const { require } = JSON.parse(readFileSync(join(root, ".mocharc.json"), "utf8")) as {
    readonly require: readonly string[];
  };
  const recorder = globSync("*.ts", { cwd: import.meta.dirname }).map((file) => `scripts/testCache/${file}`);
  const files = ["package-lock.json", ".mocharc.json", "tsconfig.json", ...require, ...recorder];
  const fingerprints = new Fingerprints(root);
  return [version, platform, arch, ...files.map((file) => fingerprints.of(file))].join(" ");
}
