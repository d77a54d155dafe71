import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tellSetAside } from "../../../../src/features/practice/tellSetAside.ts";
import type { SetAside } from "kubernetes-practice-cluster/setAside";

describe("What is said of objects that were set aside", () => {
  let folder: string;
  let messages: string[][];
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

  /** Tells of them to somebody who presses these buttons, one a message, and then none. */
  const tell = (pressed: readonly string[], told = all): Promise<void> =>
    tellSetAside(told, {
      warn: (message, ...buttons) => {
        const chosen = pressed[messages.length];
        messages.push([message, ...buttons]);
        return Promise.resolve(chosen);
      },
      open: (text) => {
        documents.push(text);
        return Promise.resolve();
      },
    });

  it("names them, and shows all of them as YAML", async () => {
    await tell(["Show Objects"]);
    const [[message = "", ...buttons] = []] = messages;
    assert.match(message, /which were set aside: Pod default\/a, Pod default\/b, ConfigMap c\.$/);
    assert.deepEqual(buttons, ["Show Objects", "Discard"]);
    assert.equal(documents.length, 1);
    assert.match(documents[0] ?? "", /^# Set aside because .*\nkind: 0\n---\nkind: 1\n$/);
    assert.ok(all.every(({ file = "" }) => existsSync(file)));
  });

  it("deletes them only where somebody says so", async () => {
    await tell([]);
    assert.ok(all.every(({ file = "" }) => existsSync(file)));
    messages = [];
    await tell(["Discard"]);
    assert.ok(!all.some(({ file = "" }) => existsSync(file)));
    assert.deepEqual(documents, []);
  });

  it("offers to discard them also once they were shown, which takes the message away", async () => {
    await tell(["Show Objects", "Show Objects", "Discard"]);
    assert.deepEqual(messages[2], messages[0]);
    assert.equal(documents.length, 2);
    assert.ok(!all.some(({ file = "" }) => existsSync(file)));
  });

  it("names five of many, and offers no file where there is none", async () => {
    const names = Array.from({ length: 8 }, (_, index) => `Pod default/${index}`);
    await tell([], [{ file: undefined, names }]);
    const [[message = "", ...buttons] = []] = messages;
    assert.match(message, /Pod default\/4 and 3 more\.$/);
    assert.deepEqual(buttons, []);
  });
});
