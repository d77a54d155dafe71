import assert from "node:assert/strict";
import {
  appendFile,
  mkdir,
  mkdtemp,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Journal, type JournalOptions } from "../../../src/storage/journal.ts";
import { silentLog } from "../../support/controllerWorld.ts";

describe("Journal", () => {
  let folder: string;
  let warnings: string[];
  const open: Journal[] = [];
  const file = (): string => join(folder, "deep", "journal");
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "journal-"));
    warnings = [];
  });
  afterEach(async () => {
    for (const journal of open.splice(0)) journal.close();
    await rm(folder, { recursive: true, force: true });
  });

  function opened(options: Partial<JournalOptions> = {}): Journal {
    const log = { ...silentLog, warn: (text: string) => void warnings.push(text) };
    const journal = Journal.open(file(), { log, ...options });
    open.push(journal);
    return journal;
  }

  const set = (journal: Journal, key: string, value: string, keepsPlace = false): void =>
    journal.apply([{ key, value, keepsPlace }]);
  const remove = (journal: Journal, key: string): void =>
    journal.apply([{ key, value: undefined, keepsPlace: false }]);
  const stored = (): [string, string][] => [...opened().entries];
  const written = (): Promise<string> => readFile(file(), "utf8");

  it("has what was written, without being closed", () => {
    const journal = opened();
    set(journal, "a", "1");
    set(journal, "b", "2");
    set(journal, "a", "3");
    remove(journal, "b");
    assert.deepEqual(stored(), [["a", "3"]]);
    assert.deepEqual(warnings, []);
  });

  it("keeps the order of changes, apart from those that keep their place", () => {
    const journal = opened();
    for (const key of ["a", "b", "c"]) set(journal, key, "1");
    set(journal, "a", "2");
    set(journal, "b", "2", true);
    const expected = [
      ["b", "2"],
      ["c", "1"],
      ["a", "2"],
    ];
    assert.deepEqual([...journal.entries], expected);
    assert.deepEqual(stored(), expected);
    assert.deepEqual(stored(), expected, "nor does it change by being written anew");
  });

  it("reads what earlier versions wrote, without checksums", async () => {
    await mkdir(join(folder, "deep"));
    const plain = [["a", "{}"], ["b", '{"b":2}'], ["a"], ["c", '{"c":3}']];
    await writeFile(file(), plain.map((record) => `${JSON.stringify(record)}\n`).join(""));
    assert.deepEqual(stored(), [plain[1], plain[3]]);
    assert.match(await written(), /^\["b","\{\\"b\\":2\}","[0-9a-f]{8}"\]$/m);
  });

  it("takes no record for one of an earlier version because its checksum is garbled", async () => {
    await mkdir(join(folder, "deep"));
    for (const line of ['["first#,#1","qea2e605"]', '["first","1#,#1ea2e605"]', '["first","1"]']) {
      await writeFile(file(), `${line}\n`);
      assert.deepEqual(stored(), [], line);
    }
  });

  it("drops a last line that was cut off, says so, and writes on", async () => {
    set(opened(), "a", "1");
    const whole = await written();
    for (let cut = 1; cut < whole.length - 1; cut++) {
      await writeFile(file(), whole + whole.slice(0, cut).replace('"a"', '"b"'));
      const journal = opened();
      assert.deepEqual([...journal.entries], [["a", "1"]], `${cut} bytes of it`);
      set(journal, "c", "3");
      assert.equal(stored().length, 2);
    }
    assert.match(warnings[0] ?? "", /could not be read.*set aside in .*journal\.damaged/);
    assert.match(await readFile(`${file()}.damaged`, "utf8"), /^\["b","1/m);
  });

  it("takes a record for damaged of which any byte is another", async () => {
    const journal = opened();
    set(journal, "first", "1");
    set(journal, "a key", "a value");
    set(journal, "last", "3");
    const bytes = await readFile(file());
    const start = bytes.indexOf("\n") + 1;
    for (let at = start; at < bytes.indexOf("\n", start); at++) {
      const garbled = Buffer.from(bytes);
      garbled[at] = (garbled[at] ?? 0) ^ 0x15;
      await writeFile(file(), garbled);
      const keys = stored().map(([key]) => key);
      assert.deepEqual(keys, ["first", "last"], `byte ${at}`);
    }
  });

  it("leaves what cannot be read where it is, where it cannot be set aside", async () => {
    set(opened(), "a", "1");
    await appendFile(file(), "half a line");
    await mkdir(`${file()}.damaged`);
    const journal = opened();
    assert.match(warnings.at(-1) ?? "", /stay where they are: EISDIR/);
    set(journal, "b", "2");
    assert.equal(stored().length, 2);
    assert.match(await written(), /^half a line$/m);
  });

  it("shrinks to what counts when it is opened, for its owner only", async () => {
    const journal = opened();
    for (let i = 0; i < 100; i++) set(journal, "a", String(i));
    stored();
    assert.match(await written(), /^\["a","99","[0-9a-f]{8}"\]\n$/);
    assert.equal((await stat(file())).mode & 0o777, 0o600);
  });

  for (const [what, options] of [
    ["many bytes", { slackBytes: 10_000 }],
    ["many records", { slackRecords: 100 }],
  ] as const)
    it(`shrinks while it is open, after ${what}`, async () => {
      const journal = opened(options);
      set(journal, "kept", "x");
      for (let i = 0; i < 1_000; i++) set(journal, "a", `${i} ${"y".repeat(100)}`);
      assert.ok((await stat(file())).size < 30_000);
      assert.deepEqual(
        stored().map(([key]) => key),
        ["kept", "a"],
      );
    });

  it("does not even read what there is where it is to be empty", async () => {
    set(opened(), "a", "1");
    await appendFile(file(), "half a line");
    assert.equal(opened({ empty: true }).entries.size, 0);
    assert.equal(await written(), "");
    assert.deepEqual(warnings, []);
  });

  for (const [what, harm] of [
    ["moved away", () => rename(file(), join(folder, "elsewhere"))],
    ["deleted", () => rm(file())],
    ["deleted with its folder", () => rm(join(folder, "deep"), { recursive: true })],
    ["moved with its folder", () => rename(join(folder, "deep"), join(folder, "elsewhere"))],
    ["replaced", () => rm(file()).then(() => writeFile(file(), "anything"))],
    ["emptied", () => truncate(file())],
    ["written to", () => appendFile(file(), "anything")],
  ] as const)
    it(`is written anew, with all, before the next change, where it was ${what}`, async () => {
      const journal = opened();
      set(journal, "a", "1");
      await harm();
      set(journal, "b", "2");
      assert.deepEqual(stored(), [
        ["a", "1"],
        ["b", "2"],
      ]);
      await harm().catch(() => undefined);
    });

  it("is written anew without a change, too, when it is looked at", async () => {
    const journal = opened();
    set(journal, "a", "1");
    await rm(file());
    journal.check();
    assert.deepEqual(stored(), [["a", "1"]]);
  });

  it("refuses what it cannot write, as long as it cannot", async () => {
    const journal = opened();
    set(journal, "a", "1");
    await rm(join(folder, "deep"), { recursive: true });
    await writeFile(join(folder, "deep"), "no folder");
    for (let each = 0; each < 2; each++)
      assert.throws(() => set(journal, "b", "2"), { code: /EEXIST|ENOTDIR/ });
    assert.deepEqual([...journal.entries], [["a", "1"]]);
    await rm(join(folder, "deep"));
    set(journal, "c", "3");
    assert.deepEqual(
      stored().map(([key]) => key),
      ["a", "c"],
    );
  });

  it("refuses to write where somebody else has the folder by now", async () => {
    let isOurs = true;
    const claim = (): void => {
      if (!isOurs) throw Object.assign(new Error("in use"), { code: "ELOCKED" });
    };
    const journal = opened({ claim });
    set(journal, "a", "1");
    await rm(file());
    await writeFile(file(), "of another one");
    isOurs = false;
    assert.throws(() => set(journal, "b", "2"), { code: "ELOCKED" });
    assert.equal(await written(), "of another one");
  });

  it("makes several changes or none", async () => {
    const journal = opened();
    const changes = ["a", "b"].map((key) => ({ key, value: "1", keepsPlace: false }));
    journal.apply(changes);
    await rm(join(folder, "deep"), { recursive: true });
    await writeFile(join(folder, "deep"), "no folder");
    const others = ["a", "b"].map((key) => ({ key, value: undefined, keepsPlace: false }));
    assert.throws(() => journal.apply(others));
    assert.equal(journal.entries.size, 2);
  });
});
