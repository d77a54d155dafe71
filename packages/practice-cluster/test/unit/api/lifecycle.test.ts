import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Cluster } from "@ngrok/webernetes";
import type { ResourceName } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { ApiObject } from "../../../src/objectApi.ts";
import { conflict } from "../../../src/api/apiError.ts";
import { openObjectApi } from "../../../src/api/openObjectApi.ts";
import type { PracticeObjectApi } from "../../../src/api/practiceObjectApi.ts";
import { beforeWrites, type Write } from "../../../src/webernetes/beforeWrites.ts";
import { silentLog } from "../../support/controllerWorld.ts";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { schemaFolder } from "@kubernetes-workshop/kubernetes/schemas/schemaFolder";
import { admitOwnWriters } from "../../../src/webernetes/ownWriters.ts";

const schemas = schemaFolder;

describe("the controllers of the API server, over a store that fails at times", function () {
  this.timeout(20_000);
  let api: PracticeObjectApi;
  let cluster: Cluster;
  let warnings: string[];
  let refuse: (write: Write) => Error | undefined;
  let refused: number;

  beforeEach(async () => {
    cluster = new Cluster({ nodes: 1 });
    warnings = [];
    refused = 0;
    refuse = () => undefined;
    beforeWrites(cluster, (writes) => {
      for (const write of writes) {
        const error = refuse(write);
        if (!error) continue;
        refused++;
        throw error;
      }
    });
    const log = { ...silentLog, warn: (text: string) => void warnings.push(text) };
    const readSchema = (path: string): Promise<string> => readFile(join(schemas, path), "utf8");
    api = await openObjectApi({ etcd: cluster.etcd, readSchema, log, admitOthers: admitOwnWriters });
    await api.create("namespaces", object("Namespace", "default"));
    await api.create("namespaces", object("Namespace", "team"));
    await waitFor("the accounts", async () => (await api.list("serviceaccounts")).items.length === 2);
  });
  afterEach(() => api[Symbol.asyncDispose]());

  function object(kind: string, name: string, metadata: Partial<ApiObject["metadata"]> = {}): ApiObject {
    return { apiVersion: "v1", kind, metadata: { name, ...metadata } };
  }

  const create = (name: string, metadata: Partial<ApiObject["metadata"]>): Promise<ApiObject> =>
    api.create("configmaps", object("ConfigMap", name, { namespace: "default", ...metadata }));

  const ownedBy = ({ metadata: { name, uid = "" } }: ApiObject): Partial<ApiObject["metadata"]> => ({
    ownerReferences: [{ apiVersion: "v1", kind: "ConfigMap", name, uid, blockOwnerDeletion: true }],
  });

  const names = async (resource: ResourceName, namespace?: string): Promise<string[]> =>
    (await api.list(resource, namespace === undefined ? {} : { namespace })).items.map(
      ({ metadata }) => metadata.name,
    );

  const gone = (resource: ResourceName, ...absent: string[]): Promise<unknown> =>
    waitFor(`${absent.join()} to go`, async () => {
      const there = await names(resource);
      return absent.every((name) => !there.includes(name)) || new NotYet(there);
    });

  const full = new Error("etcdserver: no space left on device");

  for (const policy of ["Background", "Foreground", "Orphan"] as const)
    it(`does in the end what an owner's deletion asks for: ${policy}`, async () => {
      const owner = await create("owner", {});
      for (const name of ["first", "second"]) await create(name, ownedBy(owner));
      // The deletion itself is acknowledged; its effects cannot be stored at first.
      await api.delete("configmaps", "default", "owner", { propagationPolicy: policy });
      refuse = () => (refused < 4 ? full : undefined);
      if (policy === "Orphan") {
        await gone("configmaps", "owner");
        const { items } = await api.list("configmaps");
        assert.deepEqual(
          items.map(({ metadata }) => metadata.ownerReferences),
          [undefined, undefined],
        );
      } else await gone("configmaps", "owner", "first", "second");
      assert.equal(refused, 4);
      assert.match(warnings[0] ?? "", /^The garbage collector tries ConfigMap \w+ again: .*no space left/);
    });

  it("goes on behind one that can never be deleted, and does not try it in a loop", async () => {
    const owner = await create("owner", {});
    for (const name of ["stuck", "other"]) await create(name, ownedBy(owner));
    refuse = ({ key, value }) => (key.endsWith("/stuck") && value === undefined ? full : undefined);
    await api.delete("configmaps", "default", "owner", { propagationPolicy: "Background" });
    await gone("configmaps", "owner", "other");
    await waitFor("three tries", () => refused >= 3);
    assert.deepEqual(await names("configmaps"), ["stuck"]);
    assert.equal(warnings.length, refused);
    refuse = () => undefined;
    await gone("configmaps", "stuck");
  });

  it("takes a conflict for no end, and for nothing to warn of", async () => {
    const owner = await create("owner", {});
    await create("first", ownedBy(owner));
    await create("second", ownedBy(owner));
    const resource = { group: "", plural: "configmaps" };
    // More often than a deletion is retried by itself.
    refuse = ({ key, value }) =>
      key.endsWith("/first") && value === undefined && refused < 25
        ? conflict(resource, "first", "modified")
        : undefined;
    await api.delete("configmaps", "default", "owner", { propagationPolicy: "Background" });
    await gone("configmaps", "owner", "first", "second");
    assert.equal(refused, 25);
    assert.deepEqual(warnings, []);
  });

  it("empties a namespace but for what cannot be deleted, and then lets it go", async () => {
    for (const name of ["a", "b", "c"]) await create(name, { namespace: "team" });
    refuse = ({ key, value }) => (key.endsWith("/team/a") && value === undefined ? full : undefined);
    await api.delete("namespaces", undefined, "team");
    await gone("configmaps", "b", "c");
    await waitFor("two tries", () => refused >= 2);
    assert.match(warnings[0] ?? "", /^The namespace controller tries team again: .*no space left/);
    assert.ok((await names("namespaces")).includes("team"));
    refuse = () => undefined;
    await gone("namespaces", "team");
  });

  it("keeps the namespaces that every cluster has", async () => {
    for (const name of ["kube-system", "kube-public", "kube-node-lease"])
      await api.create("namespaces", object("Namespace", name));
    for (const name of ["default", "kube-system", "kube-public", "kube-node-lease"]) {
      await assert.rejects(api.delete("namespaces", undefined, name), /this namespace may not be deleted/);
      const { metadata } = await api.get("namespaces", undefined, name);
      assert.equal(metadata.deletionTimestamp, undefined);
    }
  });

  it("gives a namespace its account once that can be stored", async () => {
    refuse = ({ key }) => (key.includes("/serviceaccounts/new/") && refused < 3 ? full : undefined);
    await api.create("namespaces", object("Namespace", "new"));
    await waitFor("the account", async () => (await names("serviceaccounts", "new")).length === 1);
    assert.equal(refused, 3);
    assert.equal(warnings.length, 3);
  });
});
