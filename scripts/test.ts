/**
 * The checks of the project. `npm run check` runs the fast ones, `npm test` these and the suites in a real
 * VS Code, `npm run test:cluster` the suites that need the real control plane.
 */
import { command, mocha, runStages, success } from "./stages.ts";
import { findBrowser } from "@kubernetes-workshop/hosts/codeServer/chromium";
import { runHostTests } from "../test/support/hostTests/runHostTests.ts";
import { buildControlPlane } from "@kubernetes-workshop/hosts/controlPlane/build";
import { sampleWorkspace } from "@kubernetes-workshop/hosts/paths";
import type { TestCounts } from "@kubernetes-workshop/testing/testCounts";
import { packageExtension } from "./packageExtension.ts";

const fast = {
  format: () => command("prettier", "--check", "."),
  lint: () => command("eslint", "--max-warnings", "0", "."),
  types: () => command("tsc", "--noEmit", "-p", "."),
  unit: () => mocha("{test,packages/*/test}/unit/**/*.test.ts"),
  properties: () => mocha("test/properties/**/*.test.ts", "--timeout", "60000"),
};

const host = (locale: "en" | "ko"): Promise<TestCounts> =>
  runHostTests({ locale, workspace: sampleWorkspace });

/** A stage that is one piece of work: it passes unless that throws. */
const done = async (work: Promise<unknown>): Promise<TestCounts> => {
  await work;
  return success;
};

const selections = {
  check: fast,
  all: {
    ...fast,
    package: () => done(packageExtension()),
    contributions: () => mocha("test/contributions/**/*.test.ts"),
    "browser at hand": () => done(findBrowser()),
    "extension host (English)": () => host("en"),
    "extension host (Korean)": () => host("ko"),
    browser: () => mocha("test/browser/**/*.test.ts", "--timeout", "120000"),
  },
  cluster: {
    package: () => done(packageExtension()),
    // A stage of its own: the first build takes minutes, which no suite should wait for.
    "control plane built": () => done(buildControlPlane()),
    "control plane": () => mocha("test/cluster/**/*.test.ts", "--timeout", "180000"),
    // The same bodies on the practice cluster and on the real control plane.
    conformance: () =>
      mocha("packages/practice-cluster/test/conformance/**/*.test.ts", "--timeout", "120000"),
    "practice cluster": () =>
      mocha("{test/practice,packages/practice-cluster/test/server}/**/*.test.ts", "--timeout", "60000"),
  },
};

const name = process.argv[2] ?? "all";
if (!(name === "check" || name === "all" || name === "cluster"))
  throw new Error(`There is no selection ${name}.`);
await runStages(selections[name]);
