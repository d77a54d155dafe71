import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as passes } from "node:timers/promises";
import fc from "fast-check";
import { isObject, listAt, stringAt, valueAt } from "../../src/api/json.ts";
import { atExit } from "@kubernetes-workshop/hosts/atExit";
import { PracticeProcess } from "../support/practiceProcess.ts";
import { runCommand } from "@kubernetes-workshop/hosts/runCommand";
import { TemporaryFolder } from "@kubernetes-workshop/hosts/temporaryFolder";
import { property, type Property } from "@kubernetes-workshop/testing/property";

const configMaps = "/api/v1/namespaces/default/configmaps";
const padding = "x".repeat(3_000);

/** The acknowledged state of an object, and the requests without an answer. */
interface Known {
  /** The last acknowledged content; undefined if the object is gone or never existed. */
  acknowledged: string | undefined;
  /** Contents that unanswered requests may have written, or "gone". */
  readonly asked: Set<string>;
}

/** Properties of whole processes, which take seconds and run only in `npm run fuzz`. */
export const storageOfProcesses: readonly Property[] = [
  property(
    "a kill -9 under load loses nothing that was acknowledged, and leaves nothing half",
    0,
    fc.tuple(fc.array(fc.integer({ min: 0, max: 1_500 }), { minLength: 1, maxLength: 2 })),
    async (kills) => {
      await using folder = new TemporaryFolder("killed");
      const file = join(folder.path, "objects.jsonl");
      const known = new Map<string, Known>();
      for (const [round, afterMs] of kills.entries()) {
        await using practice = await PracticeProcess.start(file);
        await assertKept(practice, known);
        await whileLoaded(practice, known, round, async () => {
          await passes(afterMs);
          await practice.kill();
        });
      }
      await using practice = await PracticeProcess.start(file);
      await assertKept(practice, known);
    },
  ),
  property(
    "a start succeeds with whatever stands in the file, and takes changes",
    0,
    fc.tuple(
      fc.array(
        fc.oneof(
          fc.record({
            does: fc.constant("overwrite" as const),
            at: fc.nat(),
            bytes: fc.uint8Array({ maxLength: 300 }),
          }),
          fc.record({ does: fc.constant("cut" as const), at: fc.nat() }),
          fc.record({ does: fc.constant("repeat" as const), at: fc.nat() }),
          fc.record({ does: fc.constant("line" as const), line: fc.json() }),
        ),
        { minLength: 1, maxLength: 5 },
      ),
    ),
    async (harms) => {
      await using folder = new TemporaryFolder("garbled");
      const file = join(folder.path, "objects.jsonl");
      {
        await using practice = await PracticeProcess.start(file);
        for (let each = 0; each < 5; each++) await create(practice, `before-${each}`, "whole");
        await practice.kill();
      }
      await writeFile(file, harmed(await readFile(file), harms));
      await using practice = await PracticeProcess.start(file);
      assert.equal((await create(practice, "after", "whole")).code, 201);
      for (const item of await items(practice))
        assert.equal(valueAt(item, "data", "content"), "whole", JSON.stringify(item));
    },
  ),
  property(
    "a full disk refuses changes, starts with all that was acknowledged, and takes changes once there is room",
    0,
    fc.tuple(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 100, max: 20_000 })),
    async (room, size) => {
      await using disk = await SmallDisk.mount();
      if (!disk) return;
      const file = join(disk.path, "practice", "objects.jsonl");
      const content = "y".repeat(size);
      const acknowledged = new Set<string>();
      {
        await using practice = await PracticeProcess.start(file);
        const fillUp = async (round: number): Promise<void> => {
          await disk.leave(room);
          for (let each = 0; ; each++) {
            const name = `written-${round}-${each}`;
            const { code, body } = await create(practice, name, content);
            if (code === 201) {
              acknowledged.add(name);
              continue;
            }
            assert.equal(code, 500);
            assert.match(
              stringAt(body, "message") ?? "",
              /etcdserver: .*ENOSPC.* Free some space on the disk/,
            );
            assert.equal((await practice.request("GET", `${configMaps}/${name}`)).code, 404);
            return;
          }
        };
        for (let round = 0; round < 3; round++) {
          await fillUp(round);
          await disk.makeRoom();
          const name = `after-${round}`;
          assert.equal((await create(practice, name, content)).code, 201, "it takes changes again");
          acknowledged.add(name);
        }
        await fillUp(3);
        await practice.kill();
      }
      {
        await using practice = await PracticeProcess.start(file);
        const names = new Set((await items(practice)).map((item) => stringAt(item, "metadata", "name")));
        assert.deepEqual(names, acknowledged);
        await disk.makeRoom();
        assert.equal((await create(practice, "last", content)).code, 201);
      }
    },
  ),
  property(
    "of starts at once exactly one has the storage, and loses nothing",
    0,
    fc.tuple(fc.integer({ min: 2, max: 3 })),
    async (count) => {
      await using folder = new TemporaryFolder("at-once");
      const file = join(folder.path, "objects.jsonl");
      {
        await using practice = await PracticeProcess.start(file);
        await create(practice, "kept", "whole");
        await practice.kill();
      }
      const starts = await Promise.allSettled(
        Array.from({ length: count }, () => PracticeProcess.start(file)),
      );
      try {
        for (const start of starts)
          if (start.status === "rejected") assert.match(String(start.reason), /ELOCKED/);
        const [one, ...others] = starts.flatMap((start) =>
          start.status === "fulfilled" ? [start.value] : [],
        );
        assert.ok(one && others.length === 0, `${others.length + (one ? 1 : 0)} have it`);
        assert.equal((await one.request("GET", `${configMaps}/kept`)).code, 200);
      } finally {
        for (const start of starts)
          if (start.status === "fulfilled") await start.value[Symbol.asyncDispose]();
      }
    },
  ),
];

const create = (
  practice: PracticeProcess,
  name: string,
  content: string,
): ReturnType<PracticeProcess["request"]> => practice.request("POST", configMaps, configMap(name, content));

function configMap(name: string, content: string): object {
  return { apiVersion: "v1", kind: "ConfigMap", metadata: { name }, data: { content, padding } };
}

async function items(practice: PracticeProcess): Promise<readonly unknown[]> {
  const { code, body } = await practice.request("GET", configMaps);
  assert.equal(code, 200);
  return listAt(body, "items");
}

/** Four clients that create, change, and delete objects as long as the server answers. */
async function whileLoaded(
  practice: PracticeProcess,
  known: Map<string, Known>,
  round: number,
  end: () => Promise<void>,
): Promise<void> {
  const write = async (writer: number): Promise<void> => {
    for (let each = 0; ; each++) {
      const name = `${round}-${writer}-${each}`;
      const object: Known = { acknowledged: undefined, asked: new Set() };
      known.set(name, object);
      const path = `${configMaps}/${name}`;
      const contents = each % 2 === 0 ? ["created", "changed"] : ["created", "changed", undefined];
      for (const content of contents) {
        object.asked.add(content ?? "gone");
        const answer = await ask(practice, content === "created" ? configMaps : path, name, content);
        if (answer === undefined) return;
        assert.ok(answer < 300, `${name} is answered with ${answer}`);
        object.acknowledged = content;
        object.asked.clear();
      }
    }
  };
  await Promise.all([end(), ...[0, 1, 2, 3].map(write)]);
}

/** The status code of the answer; undefined without an answer. */
async function ask(
  practice: PracticeProcess,
  path: string,
  name: string,
  content: string | undefined,
): Promise<number | undefined> {
  const method = content === undefined ? "DELETE" : path === configMaps ? "POST" : "PUT";
  const body = content === undefined ? undefined : configMap(name, content);
  try {
    return (await practice.request(method, path, body)).code;
  } catch {
    return undefined;
  }
}

async function assertKept(practice: PracticeProcess, known: Map<string, Known>): Promise<void> {
  const found = new Map(
    (await items(practice)).map((item) => [stringAt(item, "metadata", "name") ?? "", item]),
  );
  for (const [name, { acknowledged, asked }] of known) {
    const item = found.get(name);
    const content = item === undefined ? undefined : stringAt(item, "data", "content");
    const isAsAsked = asked.has(content ?? "gone");
    assert.ok(
      content === acknowledged || isAsAsked,
      `${name} is ${content}, acknowledged as ${acknowledged}`,
    );
    if (isObject(item)) assert.equal(valueAt(item, "data", "padding"), padding, `${name} is half`);
    found.delete(name);
    known.set(name, { acknowledged: content, asked: new Set() });
  }
  assert.deepEqual([...found.keys()], [], "nobody asked for these");
}

type Harm =
  | { readonly does: "overwrite"; readonly at: number; readonly bytes: Uint8Array }
  | { readonly does: "cut" | "repeat"; readonly at: number }
  | { readonly does: "line"; readonly line: string };

function harmed(bytes: Buffer, harms: readonly Harm[]): Buffer {
  let now = Buffer.from(bytes);
  for (const harm of harms) {
    if (harm.does === "line") now = Buffer.concat([Buffer.from(`${harm.line}\n`), now]);
    else if (harm.does === "overwrite")
      now.set(harm.bytes.subarray(0, now.length - (harm.at % now.length)), harm.at % now.length);
    else if (harm.does === "cut") now = now.subarray(0, 1 + (harm.at % now.length));
    else now = Buffer.concat([now, now.subarray(harm.at % now.length)]);
  }
  return now;
}

const diskBytes = 4 * 1024 * 1024;

/** A disk of four megabytes, if this process may mount one. */
class SmallDisk implements AsyncDisposable {
  readonly path: string;
  readonly #folder: TemporaryFolder;
  readonly #forget: () => void;

  private constructor(folder: TemporaryFolder) {
    this.#folder = folder;
    this.path = folder.path;
    this.#forget = atExit(() => void spawnSync("umount", ["--lazy", folder.path]));
  }

  static async mount(): Promise<SmallDisk | undefined> {
    const folder = new TemporaryFolder("disk");
    const args = ["-t", "tmpfs", "-o", `size=${diskBytes}`, "tmpfs", folder.path];
    const { code, stderr } = await runCommand("mount", args).catch((error: unknown) => ({
      code: 1,
      stderr: String(error),
    }));
    if (code === 0) return new SmallDisk(folder);
    console.log(`no disk can be mounted here: ${stderr.trim()}`);
    await folder.remove();
    return undefined;
  }

  get #ballast(): string {
    return join(this.path, "ballast");
  }

  /** Fills the disk up to this many free bytes. */
  async leave(bytes: number): Promise<void> {
    await rm(this.#ballast, { force: true });
    const { stdout } = await runCommand("df", ["--output=avail", "-B1", this.path]);
    const free = Number(stdout.trim().split("\n").at(-1));
    await writeFile(this.#ballast, Buffer.alloc(Math.max(0, free - bytes)));
  }

  async makeRoom(): Promise<void> {
    await rm(this.#ballast, { force: true });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const { code, stderr } = await runCommand("umount", [this.path]);
    assert.equal(code, 0, stderr);
    this.#forget();
    await this.#folder.remove();
  }
}
