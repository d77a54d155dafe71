import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type FolderLock, lockFolder } from "../../../src/storage/folderLock.ts";

const moduleFile = join(import.meta.dirname, "../../../src/storage/folderLock.ts");

describe("lockFolder", function () {
  this.timeout(20_000);
  let folder: string;
  const locks: FolderLock[] = [];
  const children: ChildProcess[] = [];
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), "lock-"))));
  afterEach(async () => {
    for (const lock of locks.splice(0)) await lock.release();
    for (const child of children.splice(0)) child.kill("SIGKILL");
    await rm(folder, { recursive: true, force: true });
  });

  const take = async (): Promise<FolderLock> => {
    const lock = await lockFolder(folder);
    locks.push(lock);
    return lock;
  };

  /** Starts another process that tries to lock the folder and stays, and returns the result. */
  async function another(): Promise<{ child: ChildProcess; got: string }> {
    const script = `
      import { lockFolder } from ${JSON.stringify(moduleFile)};
      process.stdin.resume();
      process.stdout.write(await lockFolder(${JSON.stringify(folder)}).then(() => "held", (error) => error.code));
    `;
    const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    children.push(child);
    const [got] = (await once(child.stdout, "data")) as [Buffer];
    return { child, got: got.toString() };
  }

  it("is had by one at a time", async () => {
    const first = await take();
    await assert.rejects(take(), { code: "ELOCKED" });
    await first.release();
    await take();
  });

  it("makes the folder", async () => {
    folder = join(folder, "new");
    await take();
  });

  it("leaves nothing behind", async () => {
    await (await take()).release();
    assert.deepEqual(await readdir(folder), []);
  });

  it("is had by one process of many that begin at once", async () => {
    const all = await Promise.all(Array.from({ length: 6 }, another));
    const held = all.filter(({ got }) => got === "held");
    assert.ok(held.length <= 1, "never by two");
    if (held.length === 0) assert.equal((await another()).got, "held");
    await assert.rejects(take(), { code: "ELOCKED" });
  });

  it("is free after a crash", async () => {
    const { child, got } = await another();
    assert.equal(got, "held");
    await assert.rejects(take(), { code: "ELOCKED" });
    child.kill("SIGKILL");
    await once(child, "exit");
    await take();
    assert.equal((await readdir(folder)).length, 1, "and what the crash left is gone");
  });

  it("is free where the port of a crashed one belongs to another program", async () => {
    await using server = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    assert.ok(typeof address === "object" && address);
    await writeFile(join(folder, "lock-crashed"), String(address.port));
    await take();
  });

  for (const [what, nameOf] of [
    ["of this version", (port: number) => `lock-${2 ** 22 + 1}-${port}-crashed`],
    ["of an earlier version", () => "lock-crashed"],
  ] as const)
    it(`is free where the port of a crashed one ${what} belongs to a program that says nothing`, async () => {
      await using server = createServer(() => undefined);
      server.listen(0, "127.0.0.1");
      await once(server, "listening");
      const address = server.address();
      assert.ok(typeof address === "object" && address);
      await writeFile(join(folder, nameOf(address.port)), String(address.port));
      await take();
      assert.equal((await readdir(folder)).length, 1);
    });

  it("is taken again where it was deleted", async () => {
    const first = await take();
    await rm(folder, { recursive: true });
    first.claim();
    await assert.rejects(take(), { code: "ELOCKED" });
  });

  it("is not taken again where another one has done so meanwhile", async () => {
    const first = await take();
    await rm(folder, { recursive: true });
    const second = await take();
    assert.throws(() => first.claim(), { code: "ELOCKED" });
    second.claim();
    assert.equal((await readdir(folder)).length, 1);
  });

  it("is nobody's where it cannot be written, until it can", async () => {
    const parent = folder;
    folder = join(parent, "file");
    await writeFile(folder, "no folder");
    const lock = await take();
    assert.throws(() => lock.claim(), { code: /EEXIST|ENOTDIR/ });
    await rm(folder);
    lock.claim();
    await assert.rejects(take(), { code: "ELOCKED" });
    folder = parent;
  });

  it("is free where a crash left a file half written", async () => {
    await writeFile(join(folder, "unfinished-lock-a"), "");
    await writeFile(join(folder, "lock-a"), "");
    await take();
  });
});
