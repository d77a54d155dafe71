/**
 * Runs the project's checks. `npm run check` runs the fast ones in parallel and with caches; `npm test` runs all of them
 * without caches, and the suites in a real VS Code; `npm run test:cluster` runs those that need a real control plane.
 */
import { availableParallelism } from "node:os";
import { findBrowser } from "@kubernetes-workshop/hosts/codeServer/chromium";
import { buildControlPlane } from "@kubernetes-workshop/hosts/controlPlane/build";
import { sampleWorkspace } from "@kubernetes-workshop/hosts/paths";
import {
  type Language,
  languageNames,
  languages,
} from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { runHostTests } from "../test/support/hostTests/runHostTests.ts";
import { packageExtension } from "./packageExtension.ts";
import { caches, command, mocha, runStages, type Stage, work } from "./stages.ts";
import { mochaOfChanged } from "./testCache/mochaOfChanged.ts";

/** Slow suites, which build, compare exhaustively, or wait for real timeouts. */
const slow = "*.slow.test.ts";
/** Runs first, because the rest of the practice cluster depends on it. */
const contract = "packages/practice-cluster/test/unit/webernetes/contract.test.ts";
const ignore = `**/${slow}`;

/** Finds unused files, exports and dependencies; configured in knip.jsonc. */
const unused = command("knip", "--no-progress");

/** Longest first, so that all end at about the same time. */
const check: Readonly<Record<string, Stage>> = {
  "unit tests of the packages": mochaOfChanged("packages", {
    files: [contract, "packages/*/test/unit/**/*.test.ts"],
    ignore,
  }),
  "unit tests": mochaOfChanged("unit", { files: ["test/unit/**/*.test.ts"], ignore }),
  // By content, since a checkout touches every file. What a change does to the types of other files, tsc sees; the rules
  // that see types are asked of all files by `npm test`.
  lint: command(
    "eslint",
    ...[
      "--max-warnings",
      "0",
      "--cache",
      "--cache-strategy",
      "content",
      "--cache-location",
      `${caches}/eslint`,
      ".",
    ],
  ),
  properties: mochaOfChanged("properties", {
    files: ["test/properties/**/*.test.ts"],
    ignore,
    args: ["--timeout", "60000"],
  }),
  types: command("tsc", "-p", ".", "--incremental", "--tsBuildInfoFile", `${caches}/types.tsbuildinfo`),
  "types of the webviews": command("tsc", "-p", "src/webviews"),
  format: command(
    "prettier",
    ...["--check", "--cache", "--cache-strategy", "content", "--cache-location", `${caches}/prettier`, "."],
  ),
  contributions: mochaOfChanged("contributions", { files: ["test/contributions/**/*.test.ts"], ignore }),
  unused,
};

const host =
  (locale: Language): Stage =>
  () =>
    runHostTests({ locale, workspace: sampleWorkspace });

const all: Readonly<Record<string, Stage>> = {
  format: command("prettier", "--check", "."),
  lint: command("eslint", "--max-warnings", "0", "."),
  types: command("tsc", "-p", "."),
  "types of the webviews": command("tsc", "-p", "src/webviews"),
  unused,
  "unit tests": mocha("{test,packages/*/test}/unit/**/*.test.ts", "--file", contract),
  properties: mocha("test/properties/**/*.test.ts", "--timeout", "60000"),
  package: work(packageExtension),
  contributions: mocha("test/contributions/**/*.test.ts"),
  "browser at hand": work(findBrowser),
  ...Object.fromEntries(
    languages.map((language) => [`extension host (${languageNames[language]})`, host(language)]),
  ),
  browser: mocha("test/browser/**/*.test.ts", "--timeout", "120000"),
};

const cluster: Readonly<Record<string, Stage>> = {
  package: work(packageExtension),
  // A separate stage, because the first build takes minutes, too long for a suite's timeout.
  "control plane built": work(buildControlPlane),
  "control plane": mocha("test/cluster/**/*.test.ts", "--timeout", "180000"),
  // The same tests run on the practice cluster and on the real control plane.
  conformance: mocha("packages/practice-cluster/test/conformance/**/*.test.ts", "--timeout", "120000"),
  "practice cluster": mocha(
    "{test/practice,packages/practice-cluster/test/server}/**/*.test.ts",
    ...["--timeout", "60000"],
  ),
};

const name = process.argv[2] ?? "all";
switch (name) {
  case "check":
    // One more than the processors, since the tests of connections and of the cluster wait now and then.
    await runStages(check, availableParallelism() + 1);
    break;
  case "all":
    await runStages(all);
    break;
  case "cluster":
    await runStages(cluster);
    break;
  default:
    throw new Error(`There is no selection ${name}.`);
}
