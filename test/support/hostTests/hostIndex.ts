import Mocha from "mocha";
import { globSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type TestCounts, countTests } from "@kubernetes-workshop/testing/testCounts";
import { markConsoleLines } from "./hostConsole.ts";

/**
 * Called by VS Code inside its extension host: runs the suites that are bundled next to this file. Rejects when
 * one fails, since that is how VS Code learns of it. Where somebody reads along, KUBERNETES_WORKSHOP_RESULT names
 * a file for the counts.
 */
export async function run(): Promise<void> {
  process.setSourceMapsEnabled(true);
  const resultFile = process.env["KUBERNETES_WORKSHOP_RESULT"];
  if (resultFile !== undefined) {
    markConsoleLines();
  }
  const mocha = new Mocha({ ui: "bdd", reporter: "spec", color: false, timeout: 20_000 });
  for (const file of globSync("*.test.cjs", { cwd: __dirname }).toSorted()) {
    mocha.addFile(path.join(__dirname, file));
  }
  const counts = await new Promise<TestCounts>((resolve) => {
    const runner = mocha.run(() => resolve(counted()));
    const counted = countTests(runner);
  });
  if (resultFile !== undefined) {
    writeFileSync(resultFile, JSON.stringify(counts));
  }
  if (counts.failed > 0) {
    throw new Error(`${counts.failed} failed`);
  }
  if (counts.passed === 0) {
    throw new Error("No test ran.");
  }
}
