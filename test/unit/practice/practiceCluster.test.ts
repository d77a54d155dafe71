import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type PracticeCluster, startPracticeCluster } from "../../../src/practice/practiceCluster.ts";
import { silentLog } from "../../support/practice/controllerWorld.ts";

const schemas = join(import.meta.dirname, "../../../schemas");

describe("startPracticeCluster", () => {
  let folder: string;
  const running: PracticeCluster[] = [];
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), "practice-"))));
  afterEach(async () => {
    for (const cluster of running.splice(0)) await cluster.stop();
    await rm(folder, { recursive: true });
  });

  async function start(port = 0, storage = folder): Promise<PracticeCluster> {
    const cluster = await startPracticeCluster({
      log: silentLog,
      readSchema: (path) => readFile(join(schemas, path), "utf8"),
      storageFile: join(storage, "journal"),
      kubeconfigPath: join(storage, "kubeconfig"),
      port,
    });
    running.push(cluster);
    return cluster;
  }

  /** Asks as a client does that read the kubeconfig. */
  async function ask(method: string, path: string, body?: object): Promise<number | undefined> {
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
        answer.resume();
        answer.on("end", () => resolve(answer.statusCode));
      });
      sent.on("error", reject);
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  const settings = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "settings" }, data: { a: "b" } };
  const collection = "/api/v1/namespaces/default/configmaps";

  it("is reached by its kubeconfig, which only its owner can read", async () => {
    await start();
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

  it("has what was created after a new start, and nothing after a reset, at the same address", async () => {
    const first = await start();
    assert.equal(await ask("POST", collection, settings), 201);
    await first.stop();
    running.length = 0;
    const second = await start();
    assert.equal(await ask("GET", `${collection}/settings`), 200);
    const { server } = second;
    await second.reset();
    assert.equal(second.server, server);
    assert.equal(await ask("GET", `${collection}/settings`), 404);
    assert.equal(await ask("POST", collection, settings), 201);
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
