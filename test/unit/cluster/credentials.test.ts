import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { User } from "@kubernetes/client-node";
import { ClusterConnection, type ConnectionTimeouts } from "../../../src/cluster/connection.ts";
import { FaultyServer, json } from "../../support/faultyServer.ts";
import { configOf } from "../../support/kubeContext.ts";
import { TemporaryFolder } from "../../support/temporaryFolder.ts";
import { waitFor } from "../../support/waitFor.ts";
import { failing } from "./failing.ts";
import { patience } from "./followedPods.ts";

const secret = "s3cr3t";
const credential = (token: string) =>
  JSON.stringify({
    apiVersion: "client.authentication.k8s.io/v1",
    kind: "ExecCredential",
    status: { token },
  });

describe("credentials", function () {
  this.timeout(patience);
  let server: FaultyServer;
  let folder: TemporaryFolder;
  let connection: ClusterConnection;

  beforeEach(async () => {
    server = await FaultyServer.start(json({ ok: true }));
    folder = new TemporaryFolder("credentials");
  });
  afterEach(async () => {
    connection.dispose();
    await server[Symbol.asyncDispose]();
    await folder.remove();
  });

  function connect(user: Partial<User>, timeouts: Partial<ConnectionTimeouts> = {}): ClusterConnection {
    connection = new ClusterConnection(() => configOf(server.url, user), timeouts);
    return connection;
  }

  /** A user whose credentials come from a program, which is what AWS, Google Cloud and Azure do. */
  function program(source: string): Partial<User> {
    return { exec: { command: process.execPath, args: ["-e", source], interactiveMode: "Never" } };
  }

  it("come from a program", async () => {
    await connect(program(`console.log('${credential("fetched")}')`)).get("/api");
    assert.deepEqual(server.authorizations, ["Bearer fetched"]);
  });

  it("come from one run of the program for requests at the same time", async () => {
    const runs = join(folder.path, "runs");
    const source = `require("fs").appendFileSync(${JSON.stringify(runs)}, "x"); console.log('${credential("a")}')`;
    connect(program(source));
    await Promise.all(["/a", "/b", "/c"].map((path) => connection.get(path)));
    assert.equal(readFileSync(runs, "utf8"), "x");
  });

  it("fail with what the program says first", async () => {
    const source = `console.error("\\nYour session has ended.\\nmore"); process.exit(1)`;
    const error = await failing("credentials", connect(program(source)).get("/api"));
    assert.match(error.message, /: Your session has ended\.$/);
    assert.equal(server.requests.length, 0);
  });

  it("fail where the program fails without a word", async () => {
    const error = await failing("credentials", connect(program("process.exit(1)")).get("/api"));
    assert.match(error.message, /no reason given/);
  });

  it("fail where the program is not there", async () => {
    const user: Partial<User> = { exec: { command: "no-such-program", args: [], interactiveMode: "Never" } };
    const error = await failing("credentials", connect(user).get("/api"));
    assert.match(error.message, /no-such-program was not found/);
  });

  for (const [what, source] of [
    ["a bare token", `console.log("${secret}")`],
    ["nothing", ""],
    ["something without a status", `console.log('{"token": "${secret}"}')`],
  ] as const) {
    it(`fail where the program prints ${what}, which is not shown`, async () => {
      const error = await failing("credentials", connect(program(source)).get("/api"));
      assert.match(error.message, /cannot be used/);
      for (let each: unknown = error; each instanceof Error; each = each.cause) {
        assert(!`${each.message}${each.stack}`.includes(secret), each.message);
      }
    });
  }

  it("are asked for again after the program printed something useless", async () => {
    const mark = JSON.stringify(join(folder.path, "mark"));
    const source = `const fs = require("fs");
      if (fs.existsSync(${mark})) console.log('${credential("second")}');
      else { fs.writeFileSync(${mark}, ""); console.log("{}"); }`;
    await failing("credentials", connect(program(source)).get("/api"));
    assert.deepEqual(await connection.get("/api"), { ok: true });
  });

  describe("from a program that hangs", () => {
    let running: string;
    beforeEach(() => (running = join(folder.path, "running")));
    afterEach(endPrograms);

    const pids = () =>
      existsSync(running) ? readFileSync(running, "utf8").trim().split("\n").map(Number) : [];
    const hanging = () =>
      program(
        `require("fs").appendFileSync(${JSON.stringify(running)}, process.pid + "\\n"); setInterval(() => {}, 1000)`,
      );
    const started = () => waitFor("the program", () => pids().length > 0);

    /** Ends those that are still running. */
    function endPrograms(): void {
      for (const pid of pids()) process.kill(pid);
      rmSync(running, { force: true });
    }

    it("are waited for as long as somebody may need to sign in, and no longer", async () => {
      await failing("credentials", connect(hanging(), { answerMs: 1, credentialsMs: 300 }).get("/api"));
      await started();
    });

    it("are not waited for after the end", async () => {
      const request = failing("broken", connect(hanging()).get("/api"));
      await started();
      connection.dispose();
      await request;
    });

    it("are not even asked for after the end", async () => {
      connect(hanging()).dispose();
      await failing("broken", connection.get("/api"));
      assert.deepEqual(pids(), []);
    });

    describe("when it is run for a change", () => {
      /** Credentials that have expired at once; the second time it hangs. */
      const hangingLater = () => {
        const mark = JSON.stringify(join(folder.path, "mark"));
        const expired = credential("first").replace(
          '"status":{',
          '"status":{"expirationTimestamp":"2020-01-01T00:00:00Z",',
        );
        return program(`const fs = require("fs");
          if (!fs.existsSync(${mark})) { fs.writeFileSync(${mark}, ""); console.log('${expired}'); }
          else { fs.appendFileSync(${JSON.stringify(running)}, process.pid + "\\n"); setInterval(() => {}, 1000); }`);
      };
      const change = { method: "DELETE", path: "/api" } as const;

      it("are not waited for once the change is cancelled", async () => {
        const impatient = new AbortController();
        const request = failing("broken", connect(hangingLater()).change(change, impatient.signal));
        await started();
        impatient.abort();
        await request;
        assert.equal(server.requests.length, 0);
      });

      it("are waited for as long as somebody may need to sign in, not only as long as the change", async () => {
        const request = failing("credentials", connect(hangingLater(), { changeMs: 1 }).change(change));
        await started();
        endPrograms();
        await request;
      });
    });

    it("are waited for by the next request, which does not start it again", async () => {
      const impatient = new AbortController();
      const first = failing("broken", connect(hanging()).get("/api", {}, impatient.signal));
      await started();
      impatient.abort();
      await first;
      const second = failing("credentials", connection.get("/api"));
      endPrograms();
      await second;
    });
  });

  it("that no header can carry are not shown", async () => {
    const error = await failing("credentials", connect({ token: `${secret}\n${secret}` }).get("/api"));
    assert.doesNotMatch(`${error.message}${error.stack}`, new RegExp(secret));
    assert.equal(error.cause, undefined);
  });

  it("that end with a line break are taken without it", async () => {
    await connect({ token: "token\n" }).get("/api");
    assert.deepEqual(server.authorizations, ["Bearer token"]);
  });

  describe("of an OpenID Connect provider", () => {
    const token = (expires: number) =>
      [{ alg: "RS256" }, { exp: expires }, {}]
        .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
        .join(".");
    const user = (idToken: string): Partial<User> => ({
      authProvider: {
        name: "oidc",
        config: {
          "id-token": idToken,
          "refresh-token": secret,
          "client-id": "workshop",
          "idp-issuer-url": "https://127.0.0.1:1",
        },
      },
    });

    it("are sent while they are valid", async () => {
      const valid = token(Date.now() / 1000 + 600);
      await connect(user(valid)).get("/api");
      assert.deepEqual(server.authorizations, [`Bearer ${valid}`]);
    });

    // client-node 2.0.1 cannot renew them: https://github.com/kubernetes-client/javascript/issues/2202
    it("fail when they have expired", async () => {
      const error = await failing("credentials", connect(user(token(1))).get("/api"));
      assert.doesNotMatch(error.message, new RegExp(secret));
    });
  });
});
