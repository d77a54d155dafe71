import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { listAt, stringAt } from "../../src/api/json.ts";
import { PracticeProcess } from "../support/practiceProcess.ts";

const configMaps = "/api/v1/namespaces/default/configmaps";

describe("the practice cluster, killed in the middle of writes", function () {
  this.timeout(60_000);
  let folder: string;
  before(async () => (folder = await mkdtemp(path.join(tmpdir(), "practice-crash-"))));
  after(() => rm(folder, { recursive: true, force: true }));

  it("has everything that it acknowledged when it starts again", async () => {
    const file = path.join(folder, "objects.jsonl");
    const acknowledged: string[] = [];
    for (let round = 0; round < 3; round++) {
      await using practice = await PracticeProcess.start(file);
      let killed: Promise<void> | undefined;
      const write = async (writer: number): Promise<void> => {
        for (let each = 0; killed === undefined; each++) {
          const name = `written-${round}-${writer}-${each}`;
          const body = {
            apiVersion: "v1",
            kind: "ConfigMap",
            metadata: { name },
            data: { a: "x".repeat(5_000) },
          };
          const { code } = await practice.request("POST", configMaps, body).catch(() => ({ code: 0 }));
          if (code === 201) acknowledged.push(name);
          if (acknowledged.length >= (round + 1) * 50) killed ??= practice.kill();
        }
      };
      await Promise.all([0, 1, 2, 3].map(write));
      await killed;
    }
    await using practice = await PracticeProcess.start(file);
    const { body } = await practice.request("GET", configMaps);
    const names = new Set(listAt(body, "items").map((item) => stringAt(item, "metadata", "name")));
    assert.ok(acknowledged.length >= 150);
    assert.deepEqual(
      acknowledged.filter((name) => !names.has(name)),
      [],
    );
  });
});
