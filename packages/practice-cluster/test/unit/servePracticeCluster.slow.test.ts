import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isPracticeEndpoint } from "../../src/practiceEndpoint.ts";
import {
  type ServedCluster,
  type ServeOptions,
  servePracticeCluster,
} from "../../src/servePracticeCluster.ts";
import { loadAll } from "js-yaml";
import { isObject, type JsonObject, numberAt, stringAt, valueAt } from "../../src/api/json.ts";
import { encodeRecord } from "../../src/storage/journalRecord.ts";
import type { SetAside } from "../../src/storage/setAside.ts";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { silentLog } from "../support/controllerWorld.ts";
import { schemaFolder } from "@kubernetes-workshop/kubernetes/schemas/schemaFolder";

const schemas = schemaFolder;

describe("servePracticeCluster", function () {
  this.timeout(60_000);
  let folder: string;
  const running: ServedCluster[] = [];
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), "practice-"))));
  afterEach(async () => {
    for (const cluster of running.splice(0)) await cluster.stop();
    await rm(folder, { recursive: true });
  });

  async function start(port = 0, storage = folder, more: Partial<ServeOptions> = {}): Promise<ServedCluster> {
    const cluster = await servePracticeCluster({
      log: silentLog,
      readSchema: (path) => readFile(join(schemas, path), "utf8"),
      storageFile: join(storage, "journal"),
      kubeconfigPath: join(storage, "kubeconfig"),
      port,
      ...more,
    });
    running.push(cluster);
    return cluster;
  }

  /** Sends a request as a client with the kubeconfig does. */
  async function send(
    method: string,
    path: string,
    body?: object,
    onResponse: () => void = () => undefined,
  ): Promise<{ code: number | undefined; body: string }> {
    const config = JSON.parse(await readFile(join(folder, "kubeconfig"), "utf8")) as {
      clusters: [{ cluster: { server: string; "certificate-authority-data": string } }];
      users: [{ user: { token: string } }];
    };
    const { cluster } = config.clusters[0];
    const ca = Buffer.from(cluster["certificate-authority-data"], "base64");
    const headers = {
      authorization: `Bearer ${config.users[0].user.token}`,
      "content-type": "application/json",
    };
    return await new Promise((resolve, reject) => {
      const sent = request(cluster.server + path, { method, ca, headers, agent: false }, (answer) => {
        onResponse();
        let text = "";
        answer.on("data", (chunk: Buffer) => (text += chunk.toString()));
        answer.on("end", () => resolve({ code: answer.statusCode, body: text }));
      });
      sent.on("error", reject);
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  const ask = async (method: string, path: string, body?: object): Promise<number | undefined> =>
    (await send(method, path, body)).code;

  const namespaceOf = (name: string): object => ({ apiVersion: "v1", kind: "Namespace", metadata: { name } });

  function deploymentOf(name: string, replicas: number): object {
    const labels = { app: name };
    const containers = [{ name: "main", image: "nginx:1.29" }];
    const template = { metadata: { labels }, spec: { containers } };
    const spec = { replicas, selector: { matchLabels: labels }, template };
    return { apiVersion: "apps/v1", kind: "Deployment", metadata: { name }, spec };
  }

  const settings = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "settings" }, data: { a: "b" } };
  const collection = "/api/v1/namespaces/default/configmaps";

  it("is reached by its kubeconfig, which only its owner can read, at an address that is known for it", async () => {
    const { server } = await start();
    assert.ok(isPracticeEndpoint(server), server);
    assert.equal(await ask("GET", "/readyz"), 200);
    const file = join(folder, "kubeconfig");
    assert.equal((await stat(file)).mode & 0o777, 0o600);
    const { contexts, "current-context": current } = JSON.parse(await readFile(file, "utf8")) as Record<
      string,
      unknown
    >;
    const context = { cluster: "practice", user: "practice", namespace: "default" };
    assert.deepEqual([contexts, current], [[{ name: "practice", context }], "practice"]);
  });

  async function stop(): Promise<void> {
    for (const cluster of running.splice(0)) await cluster.stop();
  }

  /** Sends a GET request with the kubeconfig's credentials, and returns the body. */
  async function read(path: string): Promise<JsonObject> {
    const { code, body } = await send("GET", path);
    assert.equal(code, 200, body);
    const parsed: unknown = JSON.parse(body);
    assert.ok(isObject(parsed));
    return parsed;
  }

  it("has what was created after a new start, at the same address where it is told to", async () => {
    const { server, port, identity } = await start();
    assert.equal(await ask("POST", collection, settings), 201);
    const before = await read(`${collection}/settings`);
    await stop();
    const second = await start(port, folder, { identity });
    assert.deepEqual([second.server, second.token], [server, identity.token]);
    const after = await read(`${collection}/settings`);
    assert.equal(valueAt(after, "metadata", "uid"), valueAt(before, "metadata", "uid"));
    await stop();
    await start(port, folder, { identity: second.identity, storage: { empty: true } });
    assert.equal(await ask("GET", `${collection}/settings`), 404);
    assert.equal(await ask("POST", collection, settings), 201);
  });

  it("never gives a resourceVersion twice, so that a watch from an earlier start is told to list anew", async () => {
    const versionOf = (object: JsonObject): number => Number(stringAt(object, "metadata", "resourceVersion"));
    let last = 0;
    for (const empty of [false, false, true, false]) {
      const identity = running[0]?.identity;
      await stop();
      await start(0, folder, { storage: { empty }, ...(identity && { identity }) });
      const now = versionOf(await read(collection));
      assert.ok(now > last, `${now} after ${last}`);
      if (last > 0) {
        const { body } = await send("GET", `${collection}?watch=1&timeoutSeconds=1&resourceVersion=${last}`);
        assert.match(body, /"ERROR".*"code":410/);
      }
      await ask("POST", collection, { ...settings, metadata: { generateName: "settings-" } });
      last = versionOf(await read(collection));
    }
  });

  it("watches from a version that is yet to come, as a real server does: from its changes on", async () => {
    await start();
    const now = Number(stringAt(await read(collection), "metadata", "resourceVersion"));
    const started = Promise.withResolvers<undefined>();
    const path = `${collection}?watch=1&timeoutSeconds=1&resourceVersion=${now + 2}`;
    const watched = send("GET", path, undefined, () => started.resolve(undefined));
    await started.promise;
    // Each creation takes at least one version; those that the watch may omit are among the first two.
    for (let each = 0; each < 4; each++)
      assert.equal(await ask("POST", collection, { ...settings, metadata: { generateName: "a-" } }), 201);
    const told = [...(await watched).body.matchAll(/"resourceVersion":"(\d+)"/g)];
    const versions = told.map(([, text]) => Number(text));
    assert.ok(versions.length >= 2 && versions.every((version) => version > now + 2), versions.join());
  });

  it("refuses a change that it cannot store, does not show it, and takes changes again later", async () => {
    await start();
    assert.equal(await ask("POST", collection, settings), 201);
    const place = join(folder, "journal");
    await rm(place);
    await mkdir(place);
    const other = { ...settings, metadata: { name: "other" } };
    for (const [method, path, body] of [
      ["POST", collection, other],
      ["PUT", `${collection}/settings`, { ...settings, data: { a: "c" } }],
      ["DELETE", `${collection}/settings`, undefined],
    ] as const) {
      const { code, body: answer } = await send(method, path, body);
      assert.equal(code, 500, answer);
      assert.match(answer, /InternalError.*etcdserver: the change could not be stored in .*journal: EISDIR/);
    }
    assert.equal(await ask("GET", `${collection}/other`), 404);
    assert.deepEqual((await read(`${collection}/settings`))["data"], { a: "b" });
    await rm(place, { recursive: true });
    assert.equal(await ask("POST", collection, other), 201);
    await stop();
    await start();
    assert.equal(await ask("GET", `${collection}/other`), 200);
    assert.equal(await ask("GET", `${collection}/settings`), 200);
  });

  it("finishes after a crash what was deleted before it", async () => {
    await start();
    const finalizers = ["example.com/later"];
    const create = async (name: string, namespace: string, more: object = {}): Promise<void> => {
      const path = `/api/v1/namespaces/${namespace}/configmaps`;
      assert.equal(await ask("POST", path, { ...settings, metadata: { name, ...more } }), 201);
    };
    for (const name of ["gone", "held"])
      assert.equal(await ask("POST", "/api/v1/namespaces", namespaceOf(name)), 201);
    await create("a", "gone");
    await create("waiting", "held", { finalizers });
    await create("waiting", "default", { finalizers });
    for (const path of [
      "/api/v1/namespaces/gone",
      "/api/v1/namespaces/held",
      "/api/v1/namespaces/default/configmaps/waiting",
    ])
      assert.equal(await ask("DELETE", path), 200);
    // The state after a crash at that moment.
    const kept = await readFile(join(folder, "journal"));
    await stop();
    await writeFile(join(folder, "journal"), kept);
    await start();
    await waitFor("the namespace to go", async () => (await ask("GET", "/api/v1/namespaces/gone")) === 404);
    const held = await read("/api/v1/namespaces/held");
    assert.equal(valueAt(held, "status", "phase"), "Terminating");
    for (const namespace of ["held", "default"]) {
      const path = `/api/v1/namespaces/${namespace}/configmaps/waiting`;
      const waiting = await read(path);
      assert.ok(valueAt(waiting, "metadata", "deletionTimestamp"));
      const release = { ...settings, metadata: { name: "waiting" } };
      assert.equal(await ask("PUT", path, release), 200);
      await waitFor("it to go", async () => (await ask("GET", path)) === 404);
    }
    await waitFor("the other to go", async () => (await ask("GET", "/api/v1/namespaces/held")) === 404);
  });

  it("starts with what can be read", async () => {
    await start();
    assert.equal(await ask("POST", collection, settings), 201);
    assert.equal(await ask("POST", "/api/v1/namespaces", namespaceOf("mine")), 201);
    const inMine = "/api/v1/namespaces/mine/configmaps";
    assert.equal(await ask("POST", inMine, settings), 201);
    await stop();
    const place = join(folder, "journal");
    const lines = (await readFile(place, "utf8")).split("\n");
    const strange = [
      ["", "{}"],
      ["/registry/", "{}"],
      ["/registry/pods/default/x", "null"],
      ["/registry/deployments/default/x", '{"kind":"Deployment"}'],
      ["/registry/configmaps/default/x", "no JSON"],
    ].map(([key = "", value]) => encodeRecord({ key, value, keepsPlace: false }).toString());
    const withoutNamespace = lines.filter((line) => !line.includes("/registry/namespaces/mine"));
    await writeFile(place, [...strange, ...withoutNamespace.map((line) => `${line}\n`), '["half'].join(""));
    await start();
    assert.equal(await ask("GET", `${collection}/settings`), 200);
    assert.equal(await ask("GET", `${inMine}/settings`), 200);
    assert.equal(await ask("GET", "/api/v1/namespaces/mine"), 200, "the namespace is made anew");
    const damaged = await readFile(`${place}.damaged`, "utf8");
    for (const each of strange) assert.ok(damaged.includes(each), each);
  });

  it("sets aside what changed last, with what controllers made of it", async () => {
    await start();
    assert.equal(await ask("POST", collection, settings), 201);
    const deployments = "/apis/apps/v1/namespaces/default/deployments";
    assert.equal(await ask("POST", deployments, deploymentOf("web", 1)), 201);
    await waitFor("the Deployment to be ready", async () => {
      const { status } = await read(`${deployments}/web`);
      return numberAt(status, "readyReplicas") === 1 || new NotYet(status);
    });
    assert.equal(await ask("POST", collection, { ...settings, metadata: { name: "last" } }), 201);
    const nodes = (await read("/api/v1/nodes"))["items"];
    const node = stringAt(Array.isArray(nodes) ? nodes[0] : undefined, "metadata", "name") ?? "";
    const { body } = await send("GET", `/api/v1/nodes/${node}`);
    const labelled = JSON.parse(body) as { metadata: { labels: Record<string, string> } };
    labelled.metadata.labels["mine"] = "yes";
    assert.equal(await ask("PUT", `/api/v1/nodes/${node}`, labelled), 200);
    await stop();
    const told: SetAside[] = [];
    const onSetAside = (each: SetAside): void => void told.push(each);
    await start(0, folder, { storage: { setAside: 1, onSetAside } });
    assert.equal(await ask("GET", `${collection}/last`), 404);
    assert.equal(await ask("GET", `${deployments}/web`), 200);
    await stop();
    await start(0, folder, { storage: { setAside: 1, onSetAside } });
    assert.equal(await ask("GET", `${deployments}/web`), 404);
    assert.equal(await ask("GET", `${collection}/settings`), 200);
    const sets = await read("/apis/apps/v1/namespaces/default/replicasets");
    assert.deepEqual(sets["items"], []);
    assert.deepEqual(
      told.map(({ names }) => names),
      [["ConfigMap default/last"], ["Deployment default/web"]],
    );
    const text = await readFile(told[1]?.file ?? "", "utf8");
    assert.match(text, /^# ReplicaSet default\/web-\w+, which a controller made for it:$/m);
    const [manifest] = loadAll(text);
    assert.ok(isObject(manifest) && manifest["status"] === undefined);
    assert.equal(await ask("POST", deployments, manifest), 201, "it can be applied again");
  });

  it("goes on where the machine's clock is set back, while it runs and over a new start", async () => {
    const dateNow = Date.now;
    const createdAt = async (path: string): Promise<string> =>
      stringAt(await read(path), "metadata", "creationTimestamp") ?? "";
    const deployments = "/apis/apps/v1/namespaces/default/deployments";
    const jobs = "/apis/batch/v1/namespaces/default/jobs";
    const template = { spec: { restartPolicy: "Never", containers: [{ name: "main", image: "busybox" }] } };
    const job = (name: string): object => ({
      apiVersion: "batch/v1",
      kind: "Job",
      metadata: { name },
      spec: { template, ttlSecondsAfterFinished: 1 },
    });
    const isReady = (name: string): Promise<unknown> =>
      waitFor(`${name} to be ready`, async () => {
        const { status } = await read(`${deployments}/${name}`);
        return numberAt(status, "readyReplicas") === 1 || new NotYet(status);
      });
    const isGone = (name: string): Promise<unknown> =>
      waitFor(`the Job ${name} to go`, async () => (await ask("GET", `${jobs}/${name}`)) === 404);
    try {
      await start();
      assert.equal(await ask("POST", deployments, deploymentOf("first", 1)), 201);
      await isReady("first");
      Date.now = () => dateNow() - 9 * 3_600_000;
      assert.equal(await ask("POST", deployments, deploymentOf("second", 1)), 201);
      assert.equal(await ask("POST", jobs, job("second")), 201);
      await isReady("second");
      await isGone("second");
      await stop();
      Date.now = () => dateNow() - 5 * 365 * 86_400_000;
      await start();
      assert.equal(await ask("POST", deployments, deploymentOf("third", 1)), 201);
      assert.equal(await ask("POST", jobs, job("third")), 201);
      await isReady("third");
      await isGone("third");
      const times = await Promise.all(
        ["first", "second", "third"].map((name) => createdAt(`${deployments}/${name}`)),
      );
      assert.deepEqual(times, times.toSorted());
    } finally {
      Date.now = dateNow;
    }
  });

  it("fails with EADDRINUSE where the port is taken", async () => {
    const { server } = await start();
    const elsewhere = join(folder, "elsewhere");
    await assert.rejects(start(Number(new URL(server).port), elsewhere), { code: "EADDRINUSE" });
    await start(0, elsewhere);
  });

  it("fails with ELOCKED where another one has the storage", async () => {
    await start();
    await assert.rejects(start(), { code: "ELOCKED" });
    assert.equal(await ask("GET", "/readyz"), 200, "and leaves the other one alone");
  });
});
