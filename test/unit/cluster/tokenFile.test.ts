import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ClusterConnection } from "../../../src/cluster/connection.ts";
import { loadKubeconfig, selectContext } from "../../../src/cluster/kubeconfig.ts";
import { TokenFile } from "../../../src/cluster/tokenFile.ts";
import { type Answer, failure, FaultyServer, json } from "@kubernetes-workshop/testing/faultyServer";
import { TemporaryFolder } from "@kubernetes-workshop/hosts/temporaryFolder";
import { failing } from "./failing.ts";
import { patience } from "./followedPods.ts";

describe("a token file", function () {
  this.timeout(patience);
  let folder: TemporaryFolder;
  let path: string;
  beforeEach(() => {
    folder = new TemporaryFolder("token");
    path = join(folder.path, "token");
  });
  afterEach(() => folder.remove());

  describe("by itself", () => {
    let now: number;
    beforeEach(() => (now = 0));
    const open = (fallback?: string) => new TokenFile(path, fallback, () => now);

    it("is read again within a minute, not at each request", async () => {
      writeFileSync(path, "first\n");
      const file = open();
      assert.equal(await file.token(), "first");
      writeFileSync(path, " second\r\n");
      now = 49_000;
      assert.equal(await file.token(), "first");
      now = 51_000;
      assert.equal(await file.token(), "second");
    });

    it("goes on to be used while it is gone, or just being written", async () => {
      writeFileSync(path, "first");
      const file = open();
      await file.token();
      now = 60_000;
      rmSync(path);
      assert.equal(await file.token(), "first");
      writeFileSync(path, "");
      assert.equal(await file.token(), "first");
      writeFileSync(path, "second");
      assert.equal(await file.token(), "second");
    });

    it("counts more than a token in the kubeconfig, which stands in for it", async () => {
      const file = open("in the kubeconfig");
      assert.equal(await file.token(), "in the kubeconfig");
      writeFileSync(path, "in the file");
      assert.equal(await file.token(), "in the file");
    });

    for (const [what, make, message] of [
      ["is missing", () => undefined, /cannot be read \(ENOENT\)/],
      ["is a folder", () => mkdirSync(path), /cannot be read \(EISDIR\)/],
      ["is empty", () => writeFileSync(path, ""), /is empty/],
      ["holds white space", () => writeFileSync(path, " \n\t"), /is empty/],
      ["is far too large", () => writeFileSync(path, "x".repeat(1_000_001)), /too large/],
    ] as const)
      it(`that ${what} is named`, async () => {
        make();
        await assert.rejects(open().token(), (error) => {
          assert(error instanceof Error && error.message.includes(path));
          assert.match(error.message, message);
          return true;
        });
      });
  });

  describe("of a user", () => {
    let server: FaultyServer;
    let connection: ClusterConnection;
    afterEach(async () => {
      connection.dispose();
      await server[Symbol.asyncDispose]();
    });

    async function connect(answer: Answer, user: object): Promise<void> {
      server = await FaultyServer.start(answer);
      const file = join(folder.path, "config");
      writeFileSync(
        file,
        JSON.stringify({
          clusters: [{ name: "c", cluster: { server: server.url } }],
          users: [{ name: "u", user }],
          contexts: [{ name: "x", context: { cluster: "c", user: "u" } }],
        }),
      );
      const config = await loadKubeconfig([file]);
      connection = new ClusterConnection(() => selectContext(config, "x"));
    }

    it("is sent, by a path from the kubeconfig's folder and instead of its token", async () => {
      writeFileSync(path, "from the file\n");
      await connect(json({ ok: true }), { tokenFile: "token", token: "other" });
      await connection.get("/api");
      await connection.change({ method: "DELETE", path: "/api" });
      assert.deepEqual(server.authorizations, Array(2).fill("Bearer from the file"));
    });

    it("is read again when the server refuses the token", async () => {
      writeFileSync(path, "old");
      await connect(
        (response, request) => {
          const isNew = request.headers.authorization === "Bearer new";
          (isNew ? json({ ok: true }) : failure(401, "Unauthorized"))(response, request);
        },
        { tokenFile: path },
      );
      await failing("unauthorized", connection.get("/api"));
      writeFileSync(path, "new");
      assert.deepEqual(await connection.get("/api"), { ok: true });
    });

    it("that is missing is named, and nothing is sent without it", async () => {
      await connect(json({ ok: true }), { tokenFile: "token" });
      const error = await failing("credentials", connection.get("/api"));
      assert(error.message.includes(path), error.message);
      assert.equal(server.requests.length, 0);
      writeFileSync(path, "late");
      assert.deepEqual(await connection.get("/api"), { ok: true });
    });
  });
});
