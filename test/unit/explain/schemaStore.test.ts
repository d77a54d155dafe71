import assert from "node:assert/strict";
import { SchemaStore } from "../../../src/explain/schemaStore.ts";
import { readSchemaFile } from "./explained.ts";

describe("The schema files", () => {
  for (const [what, ask] of [
    ["definitions", (store) => store.definition("core.v1.Pod")],
    ["kinds", (store) => store.kinds("kubernetes")],
    ["pages", (store) => store.pages()],
    ["versions", (store) => store.versions()],
  ] as const satisfies readonly (readonly [string, (store: SchemaStore) => Promise<unknown>])[])
    it(`are read once, and again after a read that failed: ${what}`, async () => {
      let reads = 0;
      let isBroken = true;
      const store = new SchemaStore((name) => {
        reads++;
        return isBroken ? Promise.reject(new Error("EMFILE")) : readSchemaFile(name);
      });
      await assert.rejects(ask(store), /EMFILE/);
      isBroken = false;
      assert.ok(await ask(store));
      assert.ok(await ask(store));
      assert.equal(reads, 2);
    });
});
