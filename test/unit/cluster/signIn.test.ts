import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { User } from "@kubernetes/client-node";
import { ClusterConnection } from "../../../src/cluster/connection.ts";
import {
  type Answer,
  certificate,
  certificateKey,
  failure,
  FaultyServer,
  json,
  silence,
} from "@kubernetes-workshop/testing/faultyServer";
import { configOf } from "../../support/kubeContext.ts";
import { TemporaryFolder } from "@kubernetes-workshop/hosts/temporaryFolder";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { begin, event, patience, pod, soon } from "./followedPods.ts";

const ok = json({ ok: true });
const unauthorized = failure(401, "Unauthorized");

describe("what is signed in with", function () {
  this.timeout(patience);
  let server: FaultyServer;
  let connection: ClusterConnection;
  /** How often a configuration was made. */
  let reads: number;
  beforeEach(async () => {
    reads = 0;
    server = await FaultyServer.start(silence);
  });
  afterEach(async () => {
    connection.dispose();
    await server[Symbol.asyncDispose]();
  });

  function connect(userOf: (read: number) => Partial<User>): void {
    connection = new ClusterConnection(() => configOf(server.url, userOf(++reads)));
  }
  const end = new AbortController().signal;
  const tokens = () => server.authorizations.map((each) => each?.replace("Bearer ", ""));

  it("is not thrown away by a 401 that comes late, for what was there before", async () => {
    connect((read) => ({ token: `t${read}` }));
    const late: (() => void)[] = [];
    server.answer = (response, request) => {
      if (request.headers.authorization === "Bearer t2") ok(response, request);
      else if (request.url === "/late") late.push(() => unauthorized(response, request));
      else unauthorized(response, request);
    };
    const requests = [connection.get("/late"), connection.change({ method: "DELETE", path: "/late" })];
    await waitFor("the late requests", () => late.length === 2, soon);
    assert.deepEqual(await connection.get("/api"), { ok: true });
    for (const answer of late) answer();
    assert.deepEqual(await Promise.all(requests), [{ ok: true }, { ok: true }]);
    assert.equal(reads, 2);
    assert.deepEqual(tokens(), ["t1", "t1", "t1", "t2", "t2", "t2"]);
  });

  describe("and comes from a program", () => {
    let folder: TemporaryFolder;
    beforeEach(() => (folder = new TemporaryFolder("sign-in")));
    afterEach(() => folder.remove());

    /** Prints t1, t2, … which have expired at once. */
    const counting = (): Partial<User> => {
      const file = JSON.stringify(join(folder.path, "count"));
      const source = `const fs = require("fs");
        const count = fs.existsSync(${file}) ? Number(fs.readFileSync(${file})) + 1 : 1;
        fs.writeFileSync(${file}, String(count));
        console.log(JSON.stringify({ status: { token: "t" + count, expirationTimestamp: "2020-01-01T00:00:00Z" } }));`;
      return { exec: { command: process.execPath, args: ["-e", source] } };
    };

    it("is not thrown away by a 401 for what has expired meanwhile", async () => {
      connect(counting);
      let answerLate: (() => void) | undefined;
      server.answer = (response, request) => {
        if (request.headers.authorization === "Bearer t1") answerLate = () => unauthorized(response, request);
        else ok(response, request);
      };
      const first = connection.get("/api");
      await waitFor("the first request", () => answerLate !== undefined, soon);
      await connection.get("/api");
      answerLate?.();
      assert.deepEqual(await first, { ok: true });
      assert.deepEqual(tokens(), ["t1", "t2", "t3"]);
      assert.equal(reads, 1);
    });

    it("is told to the program as kubectl tells it, with the cluster where it asks for it", async () => {
      const told = join(folder.path, "told");
      const source = `require("fs").writeFileSync(${JSON.stringify(told)}, process.env.KUBERNETES_EXEC_INFO + "\\n" + process.env.REGION + "\\n" + process.env.PATH);
        console.log('{"status":{"token":"t"}}')`;
      const exec = {
        apiVersion: "client.authentication.k8s.io/v1beta1",
        command: process.execPath,
        args: ["-e", source],
        env: [{ name: "REGION", value: "eu" }],
      };
      const authority = join(folder.path, "ca.crt");
      writeFileSync(authority, "CA");
      const cluster = { caFile: authority, tlsServerName: "api", programConfig: { audience: "a" } };
      server.answer = ok;
      for (const [more, expected] of [
        [{}, undefined],
        [{ provideClusterInfo: false }, undefined],
        [
          { provideClusterInfo: true },
          {
            server: server.url,
            "tls-server-name": "api",
            "insecure-skip-tls-verify": true,
            "certificate-authority-data": Buffer.from("CA").toString("base64"),
            config: { audience: "a" },
          },
        ],
      ] as const) {
        connection = new ClusterConnection(() =>
          configOf(server.url, { exec: { ...exec, ...more } }, cluster),
        );
        await connection.get("/api");
        connection.dispose();
        const [info = "", region, path] = readFileSync(told, "utf8").split("\n");
        assert.deepEqual(JSON.parse(info), {
          kind: "ExecCredential",
          apiVersion: exec.apiVersion,
          spec: { interactive: false, ...(expected && { cluster: expected }) },
        });
        assert.equal(region, "eu");
        const folders = path?.split(delimiter) ?? [];
        for (const folder of process.env["PATH"]?.split(delimiter) ?? []) assert(folders.includes(folder));
      }
    });

    it("is not asked of it where the kubeconfig has a token, a password or a certificate", async () => {
      server.answer = ok;
      for (const [user, expected] of [
        [{ token: "own" }, "Bearer own"],
        [{ username: "me", password: "pw" }, `Basic ${Buffer.from("me:pw").toString("base64")}`],
      ] as const) {
        connect(() => ({ ...counting(), ...user }));
        await connection.get("/api");
        connection.dispose();
        assert.equal(server.authorizations.at(-1), expected);
      }
    });

    it("is a client certificate until the program gives none", async () => {
      const [pair, token] = ["pair", "token"].map((name) => join(folder.path, name));
      const status = (more: object) =>
        JSON.stringify({ status: { expirationTimestamp: "2020-01-01T00:00:00Z", ...more } });
      writeFileSync(
        pair ?? "",
        status({ clientCertificateData: certificate, clientKeyData: certificateKey }),
      );
      const source = `const fs = require("fs"); const [pair, token] = ${JSON.stringify([pair, token])};
        console.log(fs.readFileSync(fs.existsSync(token) ? token : pair, "utf8"))`;
      const exec = { command: process.execPath, args: ["-e", source] };
      await using secure = await FaultyServer.start(ok, "https");
      connection = new ClusterConnection(() => configOf(secure.url, { exec }, { skipTLSVerify: true }));
      await connection.get("/api");
      await connection.change({ method: "DELETE", path: "/api" });
      writeFileSync(token ?? "", status({ token: "t" }));
      await connection.get("/api");
      assert.deepEqual(secure.showedCertificates, [true, true, false]);
      assert.deepEqual(secure.authorizations, [undefined, undefined, "Bearer t"]);
      await waitFor("the end of the old connections", async () => (await secure.connections()) === 1, soon);
      connection.dispose();
    });
  });

  it("and begun with is ended with: a watch goes on, and its connection is closed behind it", async () => {
    connect((read) => ({ token: `t${read}` }));
    let send: ((text: string) => void) | undefined;
    let endWatch: (() => void) | undefined;
    const watched: Answer = (response) => {
      begin(response);
      send = (text) => response.write(text);
      endWatch = () => response.end();
    };
    server.answer = (response, request) => {
      const isOld = request.headers.authorization === "Bearer t1";
      (request.url?.includes("watch") ? watched : isOld ? unauthorized : ok)(response, request);
    };
    const seen: string[] = [];
    const following = (async () => {
      for await (const { type } of connection.watch("/api", {}, end)) seen.push(type);
    })();
    await waitFor("the watch", () => send !== undefined, soon);
    await connection.get("/api");
    assert.equal(reads, 2);
    send?.(event("ADDED", pod("a", 1)));
    await waitFor("the event", () => seen.length === 1, soon);
    endWatch?.();
    await following;
    await waitFor("the end of the old connections", async () => (await server.connections()) === 1, soon);
    await connection.get("/api");
    assert.equal(await server.connections(), 1);
  });

  it("and replaced still ends with the connection", async () => {
    connect((read) => ({ token: `t${read}` }));
    server.answer = (response, request) => {
      const isOld = request.headers.authorization === "Bearer t1";
      (request.url?.includes("watch") ? begin : isOld ? unauthorized : ok)(response, request);
    };
    let isBegun = false;
    const following = assert.rejects(
      (async () => {
        const events = connection.watch("/api", {}, end, () => (isBegun = true));
        for await (const { type } of events) assert.fail(type);
      })(),
    );
    await waitFor("the watch", () => isBegun, soon);
    await connection.get("/api");
    connection.dispose();
    await following;
    await waitFor("the end of all connections", async () => (await server.connections()) === 0, soon);
  });
});
