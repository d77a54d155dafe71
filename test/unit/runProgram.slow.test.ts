import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { TemporaryFolder } from "@kubernetes-workshop/hosts/temporaryFolder";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { executable } from "@kubernetes-workshop/testing/executables";
import { type ProgramEnd, type ProgramStart, runProgram } from "../../src/runProgram.ts";

const never = new AbortController().signal;

describe("runProgram", () => {
  const folder = new TemporaryFolder("tools");
  after(() => folder.remove());

  async function run(script: string, more: Partial<ProgramStart> = {}): Promise<ProgramEnd> {
    const file = await executable(folder.path, "program", script);
    const limits = { timeoutMs: 20_000, maxBytes: 100_000 };
    return runProgram({ file, arguments: [], env: process.env, signal: never, ...limits, ...more });
  }

  /** Whether a process that a script has started, and whose id it wrote to a file, still runs. */
  async function isAlive(pidFile: string): Promise<boolean> {
    const pid = Number(await readFile(pidFile, "utf8"));
    assert.ok(pid > 0);
    try {
      process.kill(pid, 0);
    } catch {
      return false;
    }
    // In a container nobody may collect the exit of an orphan: a dead process that is still listed.
    const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
    return !/\) Z /.test(stat);
  }

  it("answers with what was written and the exit code", async () => {
    const end = await run('echo "$1"; echo trouble >&2; exit 3', { arguments: ["$HOME; echo two"] });
    assert.deepEqual(end, { kind: "ended", code: 3, stdout: "$HOME; echo two\n", stderr: "trouble\n" });
  });

  it("gives a program no input, and a folder that is not the workspace", async () => {
    const end = await run("cat; pwd -P");
    assert.equal(end.kind, "ended");
    assert.equal(path.basename(end.stdout.trim()), path.basename(homedir()));
  });

  it("kills a program that hangs, with what it has started", async () => {
    const pidFile = path.join(folder.path, "pid");
    const end = await run(`sleep 1000 & echo $! > ${pidFile}; wait`, { timeoutMs: 1000 });
    assert.deepEqual(end, { kind: "timeout", stdout: "", stderr: "" });
    await waitFor("the program's child to be gone", async () => !(await isAlive(pidFile)));
  });

  it("kills a program that writes without end", async () => {
    assert.deepEqual(await run("yes"), { kind: "tooMuch" });
    assert.deepEqual(await run("yes >&2"), { kind: "tooMuch" });
  });

  it("takes what a program wrote whose child keeps the pipes open", async () => {
    const end = await run("echo done; sleep 1000 &", { timeoutMs: 1000 });
    assert.deepEqual(end, { kind: "ended", code: 0, stdout: "done\n", stderr: "" });
  });

  it("does not wait for the end of one that wrote enough", async () => {
    const end = await run("echo enough; sleep 1000", { isEnough: (text) => text.includes("enough") });
    assert.deepEqual(end, { kind: "ended", code: null, stdout: "enough\n", stderr: "" });
  });

  it("says of a file that is no program that it was not started", async () => {
    const file = path.join(folder.path, "none");
    const end = await run("", { file });
    assert.equal(end.kind, "notStarted");
    assert.match(end.error.message, /ENOENT/);
  });

  it("ends with the signal, and kills the program", async () => {
    const stop = new AbortController();
    const pidFile = path.join(folder.path, "pid-of-cancelled");
    const running = run(`echo $$ > ${pidFile}; sleep 1000`, { signal: stop.signal });
    const rejected = assert.rejects(running, { name: "AbortError" });
    await waitFor("the program to run", () => isAlive(pidFile));
    stop.abort();
    await rejected;
    await waitFor("the program to be gone", async () => !(await isAlive(pidFile)));
    await assert.rejects(run("", { signal: stop.signal }), { name: "AbortError" });
  });
});
