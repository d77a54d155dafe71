import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { artifactFile, repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { runCommand } from "@kubernetes-workshop/hosts/runCommand";

/** What is needed of the answer of mocha's reporter `json`. */
interface MochaResult {
  readonly stats: { readonly passes: number; readonly failures: number };
  readonly tests: readonly { readonly duration?: number }[];
}

/**
 * Seconds in which the browser test goes through the whole course in English, on the practice cluster; starting VS
 * Code is not counted.
 */
export async function measureCourse(): Promise<number> {
  const output = artifactFile("bench", `course-${process.pid}.json`);
  const mocha = path.join(repositoryFolder, "node_modules", "mocha", "bin", "mocha.js");
  const { code, stdout } = await runCommand(
    process.execPath,
    [
      mocha,
      ...["--reporter", "json", "--reporter-option", `output=${output}`],
      ...["--timeout", "180000", "--grep", "the course, in English"],
      "test/cluster/course.test.ts",
    ],
    { cwd: repositoryFolder },
  );
  if (code !== 0) throw new Error(`The course could not be gone through: ${stdout.slice(-2000)}`);
  const { stats, tests } = JSON.parse(readFileSync(output, "utf8")) as MochaResult;
  rmSync(output);
  if (stats.passes === 0 || stats.failures > 0) throw new Error("The course was not gone through.");
  return tests.reduce((sum, { duration = 0 }) => sum + duration, 0) / 1000;
}
