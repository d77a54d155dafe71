import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { StartTimer } from "@kubernetes-workshop/kubernetes/base/startTimer";
import { PracticeHost } from "../../../../src/features/practice/practiceHost.ts";
import { selfSignedCertificate } from "kubernetes-practice-cluster/selfSignedCertificate";
import type { PracticeChange } from "../../../../src/session/connectionTarget.ts";
import { silentLog } from "kubernetes-practice-cluster/test/support/controllerWorld";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";

const { certPem } = selfSignedCertificate();

/**
 * A thread that answers as that of the practice cluster does, and fails where it is told to: by a file beside the
 * storage for a start (`fail-start`, `die-start` with how often), by the name of a node for the rest. It notes with what
 * it was started, and sets aside what it is told to.
 */
const scripted = `
  import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
  import { dirname, join } from "node:path";
  import { parentPort } from "node:worker_threads";
  let folder;
  const answer = (message) => parentPort.postMessage(message);
  parentPort.on("message", ({ id, type, name, storageFile, ...more }) => {
    if (type === "ping") return answer({ type: "done", id });
    folder ??= dirname(dirname(storageFile));
    const failure = join(folder, "fail-" + type);
    const death = join(folder, "die-" + type);
    if (type === "start") {
      appendFileSync(join(folder, "starts"), JSON.stringify(more) + "\\n");
      if (more.setAside > 0) {
        const file = join(folder, "set-aside-" + more.setAside + ".yaml");
        writeFileSync(file, "kind: Pod\\n");
        answer({ type: "setAside", setAside: { file, names: ["Pod default/" + more.setAside] } });
      }
    }
    if (existsSync(failure)) {
      const code = readFileSync(failure, "utf8") || "ENOSPC";
      rmSync(failure);
      answer({ type: "failed", id, message: "no space left on device", code });
    } else if (existsSync(death) && Number(readFileSync(death, "utf8")) > 0) {
      writeFileSync(death, String(Number(readFileSync(death, "utf8")) - 1));
      process.exit(1);
    } else if (type === "start") {
      const access = { server: "https://127.0.0.1:1", token: "t", caPem: ${JSON.stringify(certPem)} };
      const ready = { type: "ready", id, ...access, port: 1, identity: { token: "t" } };
      if (existsSync(join(folder, "slow"))) {
        rmSync(join(folder, "slow"));
        setTimeout(() => answer(ready), 200);
      } else answer(ready);
    } else if (name === "crash") process.exit(1);
    else if (name === "hang") for (;;);
    else answer({ type: "done", id });
  });
`;

describe("PracticeHost, over a thread that fails", () => {
  let folder: string;
  let host: PracticeHost;
  let changes: PracticeChange[];
  let now: number;
  let timers: (() => void)[];
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "practice-host-"));
    await mkdir(path.join(folder, "dist"));
    await writeFile(path.join(folder, "package.json"), '{"type":"module"}');
    await writeFile(path.join(folder, "dist", "practice.js"), scripted);
    now = 0;
    timers = [];
    const startTimer: StartTimer = (callback) => {
      timers.push(callback);
      return () => {
        const at = timers.indexOf(callback);
        if (at >= 0) timers.splice(at, 1);
      };
    };
    host = new PracticeHost({ extensionPath: folder, storagePath: folder }, silentLog, () => now, startTimer);
    changes = [];
    host.onDidChange((change) => changes.push(change));
  });
  afterEach(async () => {
    host.dispose();
    await rm(folder, { recursive: true });
  });

  const told = (what: string): Promise<void> => writeFile(path.join(folder, what), "");
  const crash = (): Promise<void> => assert.rejects(host.stopNode("crash"), /stopped unexpectedly/);
  const heard = (change: PracticeChange): Promise<unknown> =>
    waitFor(`the change ${change}`, () => changes.at(-1) === change);

  it("says why it does not start, as an answer only: nothing has ended", async () => {
    await told("fail-start");
    await assert.rejects(host.start(), /no space left on device/);
    assert.deepEqual(changes, []);
    assert.equal(host.isRunning, false);
    await host.start();
    assert.deepEqual(changes, ["started"]);
    assert.equal(host.isRunning, true);
  });

  it("says that it died, and starts anew", async () => {
    await host.start();
    await crash();
    await heard("died");
    assert.equal(host.isRunning, false);
    assert.equal(await host.wasStopped(), false);
    await host.start();
    assert.deepEqual(changes, ["started", "died", "started"]);
  });

  it("tells one that dies again and again from one that dies now and then", async () => {
    for (const [after, expected] of [
      [0, "died"],
      [10_000, "diedAgain"],
      [3_600_000, "died"],
    ] as const) {
      await host.start();
      now += after;
      await crash();
      await heard(expected);
    }
  });

  /** With what each thread was started. */
  const starts = async (): Promise<
    { setAside: number; empty: boolean; port?: number; identity?: unknown }[]
  > =>
    (await readFile(path.join(folder, "starts"), "utf8"))
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { setAside: number; empty: boolean });

  it("starts it without more and more of what changed last where it dies again, and names that", async () => {
    const told: (readonly string[])[] = [];
    host.onDidSetAside((all) => told.push(all.flatMap(({ names }) => names)));
    for (const expected of [
      "died",
      "diedAgain",
      "diedAgain",
      "diedAgain",
      "diedAgain",
      "diedForGood",
    ] as const) {
      await host.start();
      now += 1_000;
      await crash();
      await heard(expected);
    }
    const all = Number.MAX_SAFE_INTEGER;
    assert.deepEqual(
      (await starts()).map(({ setAside }) => setAside),
      [0, 0, 1, 4, 16, all],
    );
    assert.deepEqual(
      told,
      [1, 4, 16, all].map((each) => [`Pod default/${each}`]),
    );
    await host.start();
    assert.equal((await starts()).at(-1)?.setAside, all, "once more, as somebody wants it");
  });

  it("starts also where it dies while it is started, until it does not", async () => {
    const told: (readonly string[])[] = [];
    host.onDidSetAside((all) => told.push(all.flatMap(({ names }) => names)));
    await writeFile(path.join(folder, "die-start"), "3");
    await host.start();
    assert.deepEqual(
      (await starts()).map(({ setAside }) => setAside),
      [0, 0, 1, 4],
    );
    assert.deepEqual(told, [["Pod default/1", "Pod default/4"]]);
    assert.deepEqual(changes, ["started"]);
  });

  it("does not start where it dies with nothing in it", async () => {
    await writeFile(path.join(folder, "die-start"), "100");
    await assert.rejects(host.start(), /stopped unexpectedly/);
    assert.equal((await starts()).length, 6);
    assert.equal(host.isRunning, false);
  });

  it("keeps its address over its deaths, unless somebody else has the port", async () => {
    await host.start();
    await crash();
    await heard("died");
    await writeFile(path.join(folder, "fail-start"), "EADDRINUSE");
    await host.start();
    assert.deepEqual(
      (await starts()).map(({ port }) => port),
      [undefined, 1, 0],
    );
    assert.deepEqual((await starts()).at(-1)?.identity, { token: "t" });
  });

  /** Lets the time of the host pass, a second each time that the thread may have answered. */
  async function passSeconds(seconds: number): Promise<void> {
    for (let each = 0; each < seconds; each++) {
      now += 1_000;
      for (const fire of timers.splice(0)) fire();
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  it("ends one that answers no more", async () => {
    await host.start();
    const hung = assert.rejects(host.stopNode("hang"), /stopped unexpectedly/);
    await passSeconds(12);
    await hung;
    await heard("died");
    await host.start();
    assert.equal(host.isRunning, true);
  });

  it("ends none because this side was held up", async () => {
    await host.start();
    const hung = assert.rejects(host.stopNode("hang"), /stopped unexpectedly/);
    for (let each = 0; each < 5; each++) {
      await passSeconds(8);
      now += 3_600_000;
    }
    await passSeconds(1);
    assert.equal(host.isRunning, true);
    host.dispose();
    await hung;
  });

  it("ends one that answers no more when it is stopped, and when it is reset", async () => {
    await host.start();
    const hung = assert.rejects(host.stopNode("hang"), /stopped unexpectedly/);
    await host.reset();
    await hung;
    assert.deepEqual(changes, ["started", "reset"]);
    const again = assert.rejects(host.stopNode("hang"), /stopped unexpectedly/);
    const stopped = host.stop();
    await waitFor("the limit of a stop", async () => {
      await passSeconds(1);
      return changes.at(-1) === "stopped" && timers.length === 0;
    });
    await stopped;
    await again;
  });

  it("has not died when somebody stops it, which other windows can see", async () => {
    await host.start();
    await host.stop();
    assert.deepEqual(changes, ["started", "stopped"]);
    assert.equal(await host.wasStopped(), true);
    await assert.rejects(host.stop(), /stopped or running in another window/);
    await host.start();
    assert.equal(await host.wasStopped(), false);
  });

  it("stops also one that is being started", async () => {
    const started = host.start();
    await host.stop();
    await started;
    assert.equal(host.isRunning, false);
    assert.deepEqual(changes, ["started", "stopped"]);
  });

  it("has not started again before a reset is done", async () => {
    const access = await host.start();
    await told("slow");
    const reset = host.reset();
    assert.deepEqual([host.isRunning, changes], [true, ["started"]]);
    assert.deepEqual(await host.start(), access);
    assert.deepEqual(changes, ["started", "reset"]);
    await reset;
    const before = { port: 1, identity: { token: "t" } };
    assert.deepEqual((await starts()).at(-1), { ...(await starts()).at(-1), ...before, empty: true });
  });

  it("is reset also while it is started, and where it does not run", async () => {
    await host.reset();
    assert.deepEqual(changes, ["reset"]);
    await host.stop();
    await told("slow");
    const started = host.start();
    await Promise.all([host.reset(), assert.rejects(started)]);
    assert.deepEqual(changes, ["reset", "stopped", "reset"]);
    assert.equal(host.isRunning, true);
  });

  it("died when a reset fails halfway", async () => {
    await host.start();
    await told("fail-start");
    await assert.rejects(host.reset(), /no space left on device/);
    await heard("died");
    await host.start();
    assert.equal(host.isRunning, true);
  });

  it("starts nothing once the window is closed", async () => {
    host.dispose();
    await assert.rejects(host.start());
    await assert.rejects(starts(), { code: "ENOENT" });
  });

  it("tells nobody when the window is closed", async () => {
    await host.start();
    host.dispose();
    await assert.rejects(host.stopNode("any"));
    assert.deepEqual(changes, ["started"]);
  });
});
