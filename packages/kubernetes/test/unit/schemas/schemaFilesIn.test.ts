import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { schemaFilesIn } from "../../../src/schemas/schemaFilesIn.ts";

describe("The schema files in a folder", () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "schemas-"));
    await mkdir(join(folder, "kubernetes"));
    await writeFile(join(folder, "kubernetes/plain.json"), "한국어");
    await writeFile(join(folder, "kubernetes/packed.json.br"), brotliCompressSync("한국어"));
    await writeFile(join(folder, "kubernetes/broken.json.br"), "no Brotli");
  });
  after(() => rm(folder, { recursive: true }));

  for (const name of ["plain", "packed"])
    it(`are read: ${name}`, async () => {
      assert.equal(await schemaFilesIn(folder)(`kubernetes/${name}.json`), "한국어");
    });

  it("may be missing, but not broken", async () => {
    assert.equal(await schemaFilesIn(folder)("kubernetes/other.json"), undefined);
    await assert.rejects(schemaFilesIn(folder)("kubernetes/broken.json"));
  });
});
