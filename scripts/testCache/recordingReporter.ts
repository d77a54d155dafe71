import { writeFileSync } from "node:fs";
import Mocha from "mocha";
import CountingReporter from "@kubernetes-workshop/testing/countingReporter";
import type { FileResult } from "./passedTests.ts";
import { recorded, repositoryPath, startTestFile } from "./recordInputs.ts";

/** Reports like `CountingReporter`, and writes the result of each test file to the file in KUBERNETES_WORKSHOP_RESULTS. */
export default class RecordingReporter extends CountingReporter {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    const { EVENT_SUITE_BEGIN, EVENT_TEST_PASS, EVENT_TEST_PENDING, EVENT_TEST_FAIL, EVENT_RUN_END } =
      Mocha.Runner.constants;
    const counts = new Map<string, { passed: number; skipped: number; failed: number }>();
    const count = (what: "passed" | "skipped" | "failed") => (test: Mocha.Runnable) => {
      const at = test.file ?? test.parent?.file;
      const file = at === undefined ? undefined : repositoryPath(at);
      if (file === undefined) return;
      const counted = counts.get(file) ?? { passed: 0, skipped: 0, failed: 0 };
      counted[what]++;
      counts.set(file, counted);
    };
    runner.on(EVENT_SUITE_BEGIN, (suite) => {
      if (suite.file !== undefined) startTestFile(repositoryPath(suite.file));
    });
    runner.on(EVENT_TEST_PASS, count("passed"));
    runner.on(EVENT_TEST_PENDING, count("skipped"));
    runner.on(EVENT_TEST_FAIL, count("failed"));
    runner.once(EVENT_RUN_END, () => {
      const results: [string, FileResult][] = [...counts].map(([file, each]) => [
        file,
        { ...each, inputs: recorded.of(file) },
      ]);
      const file = process.env["KUBERNETES_WORKSHOP_RESULTS"];
      if (file) writeFileSync(file, JSON.stringify(Object.fromEntries(results)));
    });
  }
}
