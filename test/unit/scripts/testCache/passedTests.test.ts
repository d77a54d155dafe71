import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Fingerprints } from "../../../../scripts/testCache/fingerprints.ts";
import { everything } from "../../../../scripts/testCache/inputs.ts";
import { type FileResult, PassedTests } from "../../../../scripts/testCache/passedTests.ts";

describe("PassedTests", () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "passed-tests-"));
    write("a.test.ts", "test");
    write("a.ts", "code");
    write("data/one.json", "1");
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  /** Before the run began. */
  const earlier = new Date(Date.now() - 60_000);
  function write(path: string, text: string, at = earlier): void {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    for (const each of [file, dirname(file)]) utimesSync(each, at, at);
  }

  const stored = (environment = "node"): PassedTests =>
    new PassedTests(join(root, "cache/unit.json"), environment);
  const result = (inputs: readonly string[], failed = 0): FileResult => ({
    passed: 3,
    skipped: 1,
    failed,
    inputs,
  });
  const startedAt = earlier.getTime() + 1000;
  const keep = (inputs: readonly string[], failed = 0): void =>
    stored().keep(new Map([["a.test.ts", result(inputs, failed)]]), new Fingerprints(root), startedAt);
  const unchanged = (environment?: string): string[] => [
    ...stored(environment).unchanged(new Fingerprints(root)).keys(),
  ];

  it("are as they were while nothing changes, even if files are written anew", () => {
    keep(["a.test.ts", "a.ts", "data/one.json", "data", "data/**", "missing.json"]);
    write("a.ts", "code", new Date());
    const [found] = stored().unchanged(new Fingerprints(root));
    assert.deepEqual(found, [
      "a.test.ts",
      result(["a.test.ts", "a.ts", "data/one.json", "data", "data/**", "missing.json"]),
    ]);
  });

  const changes: Readonly<Record<string, readonly [input: string, change: () => void]>> = {
    "a module changes": ["a.ts", () => write("a.ts", "other code")],
    "a module is gone": ["a.ts", () => rmSync(join(root, "a.ts"))],
    "a file that was read changes": ["data/one.json", () => write("data/one.json", "2")],
    "a file that was looked for is there": ["missing.json", () => write("missing.json", "1")],
    "a folder that was listed has one more file": ["data", () => write("data/two.json", "2")],
    "a folder below has one more file": ["data/**", () => write("data/below/three.json", "3")],
  };
  for (const [name, [input, change]] of Object.entries(changes))
    it(`run again when ${name}`, () => {
      keep(["a.test.ts", input]);
      assert.deepEqual(unchanged(), ["a.test.ts"]);
      change();
      assert.deepEqual(unchanged(), []);
    });

  it("run again in another environment, and when the cache is damaged", () => {
    keep(["a.test.ts"]);
    assert.deepEqual(unchanged("another node"), []);
    write("cache/unit.json", "{");
    assert.deepEqual(unchanged(), []);
  });

  it("run again when they failed, or something changed while they ran", () => {
    keep(["a.test.ts"], 1);
    assert.deepEqual(unchanged(), []);
    write("a.ts", "code", new Date());
    keep(["a.test.ts", "a.ts"]);
    assert.deepEqual(unchanged(), []);
  });

  it("that may read anything run again when any file of the repository changes, and without git", () => {
    keep(["a.test.ts", everything]);
    assert.deepEqual(unchanged(), []);
    spawnSync("git", ["init", "--quiet"], { cwd: root });
    write(".gitignore", "cache/\n");
    keep(["a.test.ts", everything]);
    assert.deepEqual(unchanged(), ["a.test.ts"]);
    write("data/new.md", "text");
    assert.deepEqual(unchanged(), []);
  });
});
