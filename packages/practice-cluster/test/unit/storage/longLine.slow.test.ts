import assert from "node:assert/strict";
import { appendFile, mkdir, mkdtemp, rm, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Journal } from "../../../src/storage/journal.ts";
import { silentLog } from "../../support/controllerWorld.ts";

describe("Journal", () => {
  let folder: string;
  const opened: Journal[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "journal-"));
  });
  afterEach(async () => {
    for (const journal of opened.splice(0)) journal.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("reads a line that is longer than a string can be as one that is damaged", async function () {
    this.timeout(60_000);
    const file = join(folder, "journal");
    const openWith = (key: string): Journal => {
      const journal = Journal.open(file, { log: silentLog });
      opened.push(journal);
      journal.apply([{ key, value: "1", keepsPlace: false }]);
      return journal;
    };
    openWith("a");
    // A sparse file: 600 MB that take no space.
    await truncate(file, 600 * 1024 * 1024);
    await appendFile(file, "\n");
    await mkdir(`${file}.damaged`);
    assert.deepEqual([...openWith("b").entries.keys()], ["a", "b"]);
  });
});
