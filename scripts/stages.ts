import { spawn } from "node:child_process";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { type TestCounts, readTestCounts } from "@kubernetes-workshop/testing/testCounts";

export const root = join(import.meta.dirname, "..");

/** What a stage that is one piece of work comes to when it succeeds. */
export const success: TestCounts = { passed: 1, failed: 0, skipped: 0, failures: [] };
const failure: TestCounts = { passed: 0, failed: 1, skipped: 0, failures: ["as a whole"] };

/** A stage that is one check: a formatter, a linter, a compiler. */
export async function command(program: Program, ...args: string[]): Promise<TestCounts> {
  return (await run(program, args)) === 0 ? success : failure;
}

/** A stage of mocha suites, run by this process's Node. */
export async function mocha(glob: string, ...args: string[]): Promise<TestCounts> {
  const counts = join(root, ".artifacts", `mocha-${process.pid}.json`);
  await mkdir(join(root, ".artifacts"), { recursive: true });
  await rm(counts, { force: true });
  const reporter = join(root, "packages/testing/src/countingReporter.ts");
  // mocha lets a rejection pass that nobody handles.
  const unhandled = join(root, "packages/testing/src/failOnUnhandledRejection.ts");
  const code = await run("mocha", ["--reporter", reporter, "--require", unhandled, ...args, glob], {
    KUBERNETES_WORKSHOP_COUNTS: counts,
  });
  const result = (await readTestCounts(counts)) ?? failure;
  await rm(counts, { force: true });
  // A suite that ends without a result has not passed.
  return code !== 0 && result.failed === 0 ? failure : result;
}

/**
 * Runs stages one after the other, all of them even when one fails. Its last lines name what failed, each after
 * `failed: `, and the sum: whoever has only the end of a log sees both.
 */
export async function runStages(stages: Readonly<Record<string, () => Promise<TestCounts>>>): Promise<void> {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const failures: string[] = [];
  for (const [name, stage] of Object.entries(stages)) {
    console.log(`\n== ${name}`);
    const started = Date.now();
    const ended = await stage().catch((error: unknown) => {
      console.error(error);
      return failure;
    });
    // Where nothing ran, nothing has passed.
    const counts = ended.passed + ended.failed > 0 ? ended : failure;
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    console.log(`-- ${name}: ${counts.passed} passed, ${counts.failed} failed, in ${seconds} s`);
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
    failures.push(...counts.failures.map((text) => `failed: ${name}: ${text}`));
  }
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
  console.log(`\n${[...failures, `${total.passed} passed, ${total.failed} failed${skipped}`].join("\n")}`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

/** The programs of the checks, by their files: started by Node they need no shell, on Windows neither. */
const programs = {
  eslint: "eslint/bin/eslint.js",
  mocha: "mocha/bin/mocha.js",
  prettier: "prettier/bin/prettier.cjs",
  tsc: "typescript/bin/tsc",
} as const;
type Program = keyof typeof programs;

function run(program: Program, args: readonly string[], env: Record<string, string> = {}): Promise<number> {
  const file = join(root, "node_modules", programs[program]);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...args], {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...env },
    });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
