import Mocha from "mocha";
import { readFile } from "node:fs/promises";

/** The result of a test run. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** The failures, one line each: the test's full title and the start of its error. */
  readonly failures: readonly string[];
}

/** Counts the results of a mocha run; the returned function gives the counts so far. */
export function countTests(runner: Mocha.Runner): () => TestCounts {
  const failures: string[] = [];
  runner.on(Mocha.Runner.constants.EVENT_TEST_FAIL, (test: Mocha.Test, error: unknown) => {
    failures.push(`${test.fullTitle()}: ${inOneLine(error)}`);
  });
  return () => {
    const { passes = 0, pending = 0 } = runner.stats ?? {};
    return { passed: passes, failed: failures.length, skipped: pending, failures };
  };
}

/** Reads the counts that a run wrote to a file; returns undefined if it wrote none. */
export async function readTestCounts(file: string): Promise<TestCounts | undefined> {
  const text = await readFile(file, "utf8").catch(() => "null");
  const counts: unknown = JSON.parse(text);
  return isTestCounts(counts) ? counts : undefined;
}

/** Long enough for expected and actual values; the full error is in the test's output. */
const errorLength = 600;

function inOneLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replaceAll(/\s+/g, " ").slice(0, errorLength);
}

function isTestCounts(value: unknown): value is TestCounts {
  return (
    typeof value === "object" &&
    value !== null &&
    ["passed", "failed", "skipped"].every((key) => typeof Reflect.get(value, key) === "number") &&
    Array.isArray(Reflect.get(value, "failures"))
  );
}
