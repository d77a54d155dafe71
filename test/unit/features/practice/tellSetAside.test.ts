import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tellSetAside } from "../../../../src/features/practice/tellSetAside.ts";
import type { SetAside } from "../../../../src/practice/storage/setAside.ts";

describe("What is said of objects that were set aside", () => {
  let folder: string;
  let messages: string[];
  let documents: string[];
  let all: SetAside[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "set-aside-"));
    [messages, documents] = [[], []];
    all = [];
    for (const [index, names] of [["Pod default/a"], ["Pod default/b", "ConfigMap c"]].entries()) {
      const file = join(folder, `${index}.yaml`);
      await writeFile(file, `kind: ${index}\n`);
      all.push({ file, names });
    }
  });
  afterEach(() => rm(folder, { recursive: true }));

  const tell = (chosen: string | undefined, told = all): Promise<void> =>
    tellSetAside(told, {
      warn: (message, ...buttons) => {
        messages.push(message, ...buttons);
        return Promise.resolve(chosen);
      },
      open: (text) => {
        documents.push(text);
        return Promise.resolve();
      },
    });

  it("names them, and shows all of them as YAML", async () => {
    await tell("Show Them");
    assert.match(messages[0] ?? "", /changed last: Pod default\/a, Pod default\/b, ConfigMap c\.$/);
    assert.deepEqual(messages.slice(1), ["Show Them", "Discard"]);
    assert.deepEqual(documents, ["kind: 0\n---\nkind: 1\n"]);
    assert.ok(all.every(({ file = "" }) => existsSync(file)));
  });

  it("deletes them only where somebody says so", async () => {
    await tell(undefined);
    assert.ok(all.every(({ file = "" }) => existsSync(file)));
    await tell("Discard");
    assert.ok(!all.some(({ file = "" }) => existsSync(file)));
    assert.deepEqual(documents, []);
  });

  it("names five of many, and offers no file where there is none", async () => {
    const names = Array.from({ length: 8 }, (_, index) => `Pod default/${index}`);
    await tell(undefined, [{ file: undefined, names }]);
    assert.match(messages[0] ?? "", /Pod default\/4 and 3 more\.$/);
    assert.equal(messages.length, 1);
  });
});
