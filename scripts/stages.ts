import { spawn } from "node:child_process";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { type TestCounts, readTestCounts } from "@kubernetes-workshop/testing/testCounts";

export const root = join(import.meta.dirname, "..");

/** A check, which prints through `write`. */
export type Stage = (write: (text: string | Uint8Array) => void) => Promise<StageCounts>;

interface StageCounts extends TestCounts {
  /** How many of those that passed did so in an earlier run, and were not run again. */
  readonly unchanged?: number;
}

/** The counts of a single-task stage that succeeds. */
const success: StageCounts = { passed: 1, failed: 0, skipped: 0, failures: [] };
const failure: StageCounts = { passed: 0, failed: 1, skipped: 0, failures: ["as a whole"] };

/** A stage with a single task, such as a formatter, linter or compiler. */
export function command(program: Program, ...args: string[]): Stage {
  return async (write) => ((await run(program, args, write)) === 0 ? success : failure);
}

let lastCounts = 0;

/** A stage of mocha suites, run on this process's Node. */
export function mocha(glob: string, ...args: string[]): Stage {
  const reporter = join(root, "packages/testing/src/countingReporter.ts");
  return (write) => runMocha(["--reporter", reporter, ...args, glob], write);
}

/** The caches between runs, kept in node_modules so that `npm ci` removes them. */
export const caches = "node_modules/.cache/checks";

/** Runs mocha on this process's Node, and returns what it counted. */
export async function runMocha(
  args: readonly string[],
  write: (text: string | Uint8Array) => void,
  env: Record<string, string> = {},
): Promise<TestCounts> {
  const counts = join(root, ".artifacts", `mocha-${process.pid}-${++lastCounts}.json`);
  await mkdir(join(root, ".artifacts"), { recursive: true });
  // mocha ignores unhandled rejections.
  const unhandled = join(root, "packages/testing/src/failOnUnhandledRejection.ts");
  const code = await run("mocha", ["--require", unhandled, ...args], write, {
    ...env,
    KUBERNETES_WORKSHOP_COUNTS: counts,
  });
  const result = (await readTestCounts(counts)) ?? failure;
  await rm(counts, { force: true });
  // A suite without a result counts as failed.
  return code !== 0 && result.failed === 0 ? failure : result;
}

/** A stage with a single task, which passes unless the task throws. */
export function work(start: () => Promise<unknown>): Stage {
  return async () => {
    await start();
    return success;
  };
}

/**
 * Runs all stages, even if one fails. The last lines list the failures, each after `failed: `, and the totals, so the
 * end of a log shows both.
 *
 * @param atOnce how many stages run in parallel; the output of each is kept together and printed when it ends
 */
export async function runStages(stages: Readonly<Record<string, Stage>>, atOnce = 1): Promise<void> {
  const total = { passed: 0, failed: 0, skipped: 0, unchanged: 0 };
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
    total.unchanged += counts.unchanged ?? 0;
    failures.push(...counts.failures.map((text) => `failed: ${name}: ${text}`));
    await runNext();
  };
  await Promise.all(Array.from({ length: atOnce }, runNext));
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
  const inCache =
    total.unchanged > 0 ? [`${total.unchanged} of these passed before, and nothing changed for them`] : [];
  const totals = `${total.passed} passed, ${total.failed} failed${skipped}`;
  console.log(`\n${[...failures, ...inCache, totals].join("\n")}`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

async function runStage(name: string, stage: Stage, isKeptTogether: boolean): Promise<StageCounts> {
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
  // If nothing ran, nothing has passed.
  const counts = ended.passed + ended.failed > 0 ? ended : failure;
  if (isKeptTogether) console.log(`\n== ${name}`);
  for (const text of printed) process.stdout.write(text);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const unchanged = counts.unchanged ? ` (${counts.unchanged} of them before)` : "";
  console.log(`-- ${name}: ${counts.passed} passed${unchanged}, ${counts.failed} failed, in ${seconds} s`);
  return counts;
}

/** The script files of the checks' programs, which Node runs without a shell, even on Windows. */
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
      // Node keeps compiled code there, and TypeScript without its types; the key of each is its content.
      env: { NODE_COMPILE_CACHE: join(root, "node_modules/.cache/compiled"), ...process.env, ...env },
    });
    child.stdout.on("data", write);
    child.stderr.on("data", write);
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
}
