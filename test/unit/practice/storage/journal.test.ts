import assert from "node:assert/strict";
import { appendFile, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Journal } from "../../../../src/practice/storage/journal.ts";
import { keptValue } from "../../../../src/practice/storage/keptObjects.ts";
import type { ApiObject } from "../../../../src/practice/objectApi.ts";

describe("Journal", () => {
  let folder: string;
  const file = (): string => join(folder, "deep", "journal");
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), "journal-"))));
  afterEach(() => rm(folder, { recursive: true }));

  const stored = (): [string, string][] => {
    const { journal, entries } = Journal.open(file());
    journal.close();
    return [...entries];
  };

  it("has what was written, without being closed", () => {
    const { journal } = Journal.open(file());
    journal.set("a", "1");
    journal.set("b", "2");
    journal.set("a", "3");
    journal.delete("b");
    assert.deepEqual(stored(), [["a", "3"]]);
    journal.close();
  });

  it("drops a last line that was cut off, and writes on", async () => {
    const first = Journal.open(file()).journal;
    first.set("a", "1");
    first.close();
    await appendFile(file(), '["b","2');
    const { journal } = Journal.open(file());
    journal.set("c", "3");
    journal.close();
    assert.deepEqual(stored(), [
      ["a", "1"],
      ["c", "3"],
    ]);
  });

  it("shrinks to what counts when it is opened, for its owner only", async () => {
    const { journal } = Journal.open(file());
    for (let i = 0; i < 100; i++) journal.set("a", String(i));
    journal.close();
    stored();
    assert.equal(await readFile(file(), "utf8"), '["a","99"]\n');
    assert.equal((await stat(file())).mode & 0o777, 0o600);
  });

  it("is empty after it was cleared, and takes more", () => {
    const { journal } = Journal.open(file());
    journal.set("a", "1");
    journal.clear();
    journal.set("b", "2");
    journal.close();
    assert.deepEqual(stored(), [["b", "2"]]);
  });
});

describe("keptValue", () => {
  const object = (
    kind: string,
    metadata: Record<string, unknown>,
    more: Record<string, unknown> = {},
  ): ApiObject => ({
    apiVersion: "v1",
    kind,
    metadata: { name: "x", namespace: "default", ...metadata },
    ...more,
  });

  it("keeps what users made, with its uid", () => {
    const kept = keptValue(
      "/registry/configmaps/default/x",
      object("ConfigMap", { uid: "1" }, { data: { a: "b" } }),
    );
    assert.deepEqual(JSON.parse(kept ?? ""), object("ConfigMap", { uid: "1" }, { data: { a: "b" } }));
  });

  it("keeps a pod of its own unbound and without status, and no pod of a controller", () => {
    const pod = object("Pod", {}, { spec: { nodeName: "n", containers: [] }, status: { phase: "Running" } });
    assert.deepEqual(
      JSON.parse(keptValue("/registry/pods/default/x", pod) ?? ""),
      object("Pod", {}, { spec: { containers: [] } }),
    );
    const owned = object("Pod", { ownerReferences: [{ controller: true }] });
    assert.equal(keptValue("/registry/pods/default/x", owned), undefined);
  });

  for (const [key, value] of [
    ["/registry/events/default/x", object("Event", {})],
    ["/registry/discovery.k8s.io/endpointslices/default/x", object("EndpointSlice", {})],
    ["/registry/pods/kube-system/x", object("Pod", { namespace: "kube-system" })],
    ["/registry/namespaces/default", object("Namespace", { name: "default" })],
    ["/registry/deployments/default/x", object("Deployment", { deletionTimestamp: "2026-01-01T00:00:00Z" })],
  ] as const)
    it(`leaves out ${key}`, () => assert.equal(keptValue(key, value), undefined));
});
