import assert from "node:assert/strict";
import { appendFile, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { Journal } from "../../src/storage/journal.ts";
import { silentLog } from "../support/controllerWorld.ts";
import { TemporaryFolder } from "@kubernetes-workshop/hosts/temporaryFolder";
import { property, type PropertySuite } from "@kubernetes-workshop/testing/property";
import { storageOfProcesses } from "./storageOfProcesses.ts";

const key = fc.constantFrom("a", "b", "c", "__proto__", "", "/registry/pods/default/x", "한글 \u{1F600}");
const value = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.constantFrom("\ud800", "\n", '","00000000"]\n', '["a","b","00000000"]', "x".repeat(3_000)),
);

/** Operations on a journal and on its file. */
const step = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({ does: fc.constant("set" as const), key, value, keepsPlace: fc.boolean() }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constant("delete" as const), key }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("reopen" as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constantFrom("moveAway", "deleteFolder", "append" as const) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant("tear" as const),
      key,
      value,
      part: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  },
);

export const storage: PropertySuite = {
  name: "storage",
  properties: [
    property(
      "a journal has what was acknowledged, and in that order, whatever becomes of its file",
      40,
      fc.tuple(fc.array(step, { maxLength: 40 })),
      async (steps) => {
        await using folder = new TemporaryFolder("journal");
        const file = join(folder.path, "deep", "journal");
        const open = (): Journal =>
          Journal.open(file, { log: silentLog, slackBytes: 2_000, slackRecords: 10 });
        const expected = new Map<string, string>();
        let journal = open();
        try {
          for (const each of steps) {
            if (each.does === "set") {
              journal.apply([each]);
              if (!each.keepsPlace) expected.delete(each.key);
              expected.set(each.key, each.value);
            } else if (each.does === "delete") {
              journal.apply([{ key: each.key, value: undefined, keepsPlace: false }]);
              expected.delete(each.key);
            } else {
              // The file may be gone already.
              await harm(file, each).catch((error: unknown) => assert.match(String(error), /ENOENT/));
              if (each.does === "reopen" || each.does === "tear") {
                journal.close();
                journal = open();
              }
            }
          }
        } finally {
          journal.close();
        }
        const reopened = open();
        reopened.close();
        assert.deepEqual([...reopened.entries], [...expected]);
      },
    ),
    property(
      "a garbled journal loses the records that are damaged, keeps them beside it, and says so",
      30,
      fc.tuple(
        fc.array(fc.record({ key, value, keepsPlace: fc.boolean() }), { minLength: 1, maxLength: 20 }),
        fc.array(fc.record({ at: fc.nat(), bits: fc.integer({ min: 1, max: 255 }) }), {
          minLength: 1,
          maxLength: 5,
        }),
      ),
      async (records, garbles) => {
        await using folder = new TemporaryFolder("journal");
        const file = join(folder.path, "journal");
        const journal = Journal.open(file, { log: silentLog });
        journal.apply([{ key: "first", value: "1", keepsPlace: false }]);
        journal.apply(records);
        journal.close();
        const bytes = await readFile(file);
        const before = bytes.toString("latin1").split("\n");
        for (const { at, bits } of garbles) {
          const index = at % bytes.length;
          bytes[index] = (bytes[index] ?? 0) ^ bits;
        }
        await writeFile(file, bytes);
        const whole = bytes
          .toString("latin1")
          .split("\n")
          .filter((line) => line !== "");
        const isWhole = (line: string): boolean => before.includes(line);
        const warnings: string[] = [];
        const log = { ...silentLog, warn: (text: string) => void warnings.push(text) };
        const reopened = Journal.open(file, { log });
        reopened.close();
        assert.deepEqual([...reopened.entries], [...replayed(whole.filter(isWhole))]);
        const damaged = whole.filter((line) => !isWhole(line));
        const aside = await readFile(`${file}.damaged`, "latin1").catch(() => "");
        assert.deepEqual(aside, damaged.map((line) => `${line}\n`).join(""));
        assert.equal(warnings.length, damaged.length > 0 ? 1 : 0);
      },
    ),
    ...storageOfProcesses,
  ],
};

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function harm(file: string, each: Step): Promise<void> {
  const folder = join(file, "..");
  if (each.does === "moveAway") await rename(file, `${file}.elsewhere`);
  else if (each.does === "deleteFolder") await rm(folder, { recursive: true });
  else if (each.does === "append") await appendFile(file, '["a","not acknowledged"]\n');
  else if (each.does === "tear") {
    // The state after a kill in the middle of a write.
    const line = JSON.stringify([each.key, each.value, "00000000"]);
    await mkdir(folder, { recursive: true });
    await appendFile(file, line.slice(0, Math.floor(line.length * each.part)));
  }
}

/** A second, simple reader for complete lines. */
function replayed(lines: readonly string[]): Map<string, string> {
  const entries = new Map<string, string>();
  for (const line of lines) {
    const [name, text, place] = JSON.parse(Buffer.from(line, "latin1").toString()) as [
      string,
      string | null,
      unknown,
    ];
    if (text === null || place !== 0) entries.delete(name);
    if (text !== null) entries.set(name, text);
  }
  return entries;
}
