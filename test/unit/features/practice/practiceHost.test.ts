import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { PracticeHost } from "../../../../src/features/practice/practiceHost.ts";
import { selfSignedCertificate } from "../../../../src/practice/api/http/selfSignedCertificate.ts";
import type { PracticeChange } from "../../../../src/session/connectionTarget.ts";
import { silentLog } from "../../../support/practice/controllerWorld.ts";
import { waitFor } from "../../../support/waitFor.ts";

const { certPem } = selfSignedCertificate();

/**
 * A thread that answers as that of the practice cluster does, and fails where it is told to: by a file beside the
 * storage for a start or a reset (`fail-start`), by the name of a node for the rest.
 */
const scripted = `
  import { existsSync, rmSync } from "node:fs";
  import { dirname, join } from "node:path";
  import { parentPort } from "node:worker_threads";
  let folder;
  let waiting;
  const answer = (message) => parentPort.postMessage(message);
  parentPort.on("message", ({ id, type, name, storageFile }) => {
    folder ??= dirname(dirname(storageFile));
    const failure = join(folder, "fail-" + type);
    if (existsSync(failure)) {
      rmSync(failure);
      answer({ type: "failed", id, message: "no space left on device", code: "ENOSPC" });
    } else if (type === "start") {
      const access = { server: "https://127.0.0.1:1", token: "t", caPem: ${JSON.stringify(certPem)} };
      answer({ type: "ready", id, ...access });
    } else if (type === "reset" && existsSync(join(folder, "slow"))) waiting = id;
    else if (name === "crash") process.exit(1);
    else {
      if (name === "go on") answer({ type: "done", id: waiting });
      answer({ type: "done", id });
    }
  });
`;

describe("PracticeHost, over a thread that fails", () => {
  let folder: string;
  let host: PracticeHost;
  let changes: PracticeChange[];
  let now: number;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "practice-host-"));
    await mkdir(path.join(folder, "dist"));
    await writeFile(path.join(folder, "package.json"), '{"type":"module"}');
    await writeFile(path.join(folder, "dist", "practice.js"), scripted);
    now = 0;
    host = new PracticeHost({ extensionPath: folder, storagePath: folder }, silentLog, () => now);
    changes = [];
    host.onDidChange((change) => changes.push(change));
  });
  afterEach(async () => {
    host.dispose();
    await rm(folder, { recursive: true });
  });

  const told = (what: string): Promise<void> => writeFile(path.join(folder, what), "");
  const crash = (): Promise<void> => assert.rejects(host.stopNode("crash"), /has ended/);
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

  it("has not died when somebody stops it, which other windows can see", async () => {
    await host.start();
    await host.stop();
    assert.deepEqual(changes, ["started", "stopped"]);
    assert.equal(await host.wasStopped(), true);
    await assert.rejects(host.stop(), /in another window, or not at all/);
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
    let isThere = false;
    const again = host.start().then((answer) => {
      isThere = true;
      return answer;
    });
    // Asked after the reset, answered after it: the thread has heard of the reset by then.
    await host.stopNode("any");
    assert.equal(isThere, false);
    await host.stopNode("go on");
    assert.deepEqual(await again, access);
    await reset;
    assert.deepEqual(changes, ["started", "reset"]);
  });

  it("died when a reset fails halfway", async () => {
    await host.start();
    await told("fail-reset");
    await assert.rejects(host.reset(), /no space left on device/);
    await heard("died");
    await host.start();
    assert.equal(host.isRunning, true);
  });

  it("tells nobody when the window is closed", async () => {
    await host.start();
    host.dispose();
    await assert.rejects(host.stopNode("any"));
    assert.deepEqual(changes, ["started"]);
  });
});
