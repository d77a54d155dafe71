import { writeFileSync } from "node:fs";
import Mocha from "mocha";
import { countTests } from "./testCounts.ts";

/** Reports like mocha's `spec`, and writes the counts to the file in KUBERNETES_WORKSHOP_COUNTS. */
export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    const counts = countTests(runner);
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const file = process.env["KUBERNETES_WORKSHOP_COUNTS"];
      if (file) writeFileSync(file, JSON.stringify(counts()));
    });
  }
}
