/**
 * Measures how many lines of each room the unit tests and properties run: `npm run coverage`. Details by line are in
 * `coverage/index.html`. Uses c8, which reads V8's own coverage data and needs no instrumented code.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { repositoryFolder as root } from "@kubernetes-workshop/hosts/paths";

const program = (path: string): string => join(root, "node_modules", path);
const { status } = spawnSync(
  process.execPath,
  [
    program("c8/bin/c8.js"),
    ...[
      "--all",
      "--src",
      "src",
      "--src",
      "packages/kubernetes/src",
      "--src",
      "packages/practice-cluster/src",
    ],
    ...["--include", "src/**/*.ts", "--include", "packages/{kubernetes,practice-cluster}/src/**/*.ts"],
    ...["--reporter", "json-summary", "--reporter", "html"],
    ...[process.execPath, program("mocha/bin/mocha.js"), "--reporter", "dot", "--timeout", "60000"],
    ...["{test,packages/*/test}/unit/**/*.test.ts", "test/properties/**/*.test.ts"],
  ],
  { cwd: root, stdio: ["ignore", "inherit", "inherit"] },
);

interface Lines {
  readonly total: number;
  readonly covered: number;
}
const summary = JSON.parse(readFileSync(join(root, "coverage/coverage-summary.json"), "utf8")) as Record<
  string,
  { readonly lines: Lines }
>;
const rooms = new Map<string, { total: number; covered: number }>();
for (const [file, { lines }] of Object.entries(summary)) {
  const path = file === "total" ? "all" : relative(root, file).replaceAll("\\", "/");
  const room =
    /^(?:src\/features\/[^/]+|(?:packages\/[^/]+\/)?src\/[^/]+)(?=\/)|^.*$/.exec(path)?.[0] ?? path;
  const sum = rooms.get(room) ?? { total: 0, covered: 0 };
  rooms.set(room, { total: sum.total + lines.total, covered: sum.covered + lines.covered });
}
for (const [room, { total, covered }] of [...rooms].sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(`${String(Math.round((100 * covered) / Math.max(total, 1))).padStart(4)} %  ${room}`);
process.exitCode = status ?? 1;
