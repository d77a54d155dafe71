import { spawn } from "node:child_process";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { type TestCounts, readTestCounts } from "@kubernetes-workshop/testing/testCounts";

export const root = join(import.meta.dirname, "..");

/** One of the checks. What it prints goes to `write`. */
export type Stage = (write: (text: string | Uint8Array) => void) => Promise<TestCounts>;

/** What a stage that is one piece of work comes to when it succeeds. */
const success: TestCounts = { passed: 1, failed: 0, skipped: 0, failures: [] };
const failure: TestCounts = { passed: 0, failed: 1, skipped: 0, failures: ["as a whole"] };

/** A stage that is one check: a formatter, a linter, a compiler. */
export function command(program: Program, ...args: string[]): Stage {
  return async (write) => ((await run(program, args, write)) === 0 ? success : failure);
}

let lastCounts = 0;

/** A stage of mocha suites, run by this process's Node. */
export function mocha(glob: string, ...args: string[]): Stage {
  return async (write) => {
    const counts = join(root, ".artifacts", `mocha-${process.pid}-${++lastCounts}.json`);
    await mkdir(join(root, ".artifacts"), { recursive: true });
    const reporter = join(root, "packages/testing/src/countingReporter.ts");
    // mocha lets a rejection pass that nobody handles.
    const unhandled = join(root, "packages/testing/src/failOnUnhandledRejection.ts");
    const code = await run("mocha", ["--reporter", reporter, "--require", unhandled, ...args, glob], write, {
      KUBERNETES_WORKSHOP_COUNTS: counts,
    });
    const result = (await readTestCounts(counts)) ?? failure;
    await rm(counts, { force: true });
    // A suite that ends without a result has not passed.
    return code !== 0 && result.failed === 0 ? failure : result;
  };
}

/** A stage that is one piece of work: it passes unless that throws. */
export function work(start: () => Promise<unknown>): Stage {
  return async () => {
    await start();
    return success;
  };
}

/**
 * Runs stages, all of them even when one fails. Its last lines name what failed, each after `failed: `, and the sum:
 * whoever has only the end of a log sees both.
 *
 * @param atOnce how many run side by side; what each prints stays together, and comes when it has ended
 */
export async function runStages(stages: Readonly<Record<string, Stage>>, atOnce = 1): Promise<void> {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const failures: string[] = [];
  const waiting = Object.entries(stages);
  const runNext = async (): Promise<void> => {
    const next = waiting.shift();
    if (!next) return;
    const [name, stage] = next;
    const counts = await runStage(name, stage, atOnce > 1);
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
    failures.push(...counts.failures.map((text) => `failed: ${name}: ${text}`));
    await runNext();
  };
  await Promise.all(Array.from({ length: atOnce }, runNext));
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
  console.log(`\n${[...failures, `${total.passed} passed, ${total.failed} failed${skipped}`].join("\n")}`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

async function runStage(name: string, stage: Stage, isKeptTogether: boolean): Promise<TestCounts> {
  const printed: (string | Uint8Array)[] = [];
  const write = (text: string | Uint8Array): void => {
    if (isKeptTogether) printed.push(text);
    else process.stdout.write(text);
  };
  if (!isKeptTogether) console.log(`\n== ${name}`);
  const started = Date.now();
  const ended = await stage(write).catch((error: unknown) => {
    write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return failure;
  });
  // Where nothing ran, nothing has passed.
  const counts = ended.passed + ended.failed > 0 ? ended : failure;
  if (isKeptTogether) console.log(`\n== ${name}`);
  for (const text of printed) process.stdout.write(text);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`-- ${name}: ${counts.passed} passed, ${counts.failed} failed, in ${seconds} s`);
  return counts;
}

/** The programs of the checks, by their files: started by Node they need no shell, on Windows neither. */
const programs = {
  eslint: "eslint/bin/eslint.js",
  knip: "knip/bin/knip.js",
  mocha: "mocha/bin/mocha.js",
  prettier: "prettier/bin/prettier.cjs",
  tsc: "typescript/bin/tsc",
} as const;
type Program = keyof typeof programs;

function run(
  program: Program,
  args: readonly string[],
  write: (text: Uint8Array) => void,
  env: Record<string, string> = {},
): Promise<number> {
  const file = join(root, "node_modules", programs[program]);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...args], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...env },
    });
    child.stdout.on("data", write);
    child.stderr.on("data", write);
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
}
