import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { User } from "@kubernetes/client-node";
import { ClusterConnection, type ConnectionTimeouts } from "../../../src/cluster/connection.ts";
import { FaultyServer, json } from "@kubernetes-workshop/testing/faultyServer";
import { configOf } from "../../support/kubeContext.ts";
import { TemporaryFolder } from "@kubernetes-workshop/hosts/temporaryFolder";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { failing } from "./failing.ts";
import { patience } from "./followedPods.ts";

const secret = "s3cr3t";

/** A process that has ended, and that nobody has asked about, is not running. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return process.platform !== "linux" || !/^State:\s*Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
}
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
    assert.match(error.message, /no-such-program was not found .* Install it, or start VS Code/);
  });

  for (const [what, exec, message] of [
    [
      "where it is known, in our words",
      { command: "aws-iam-authenticator" },
      /Install it \(https:.*aws-iam-auth/,
    ],
    [
      "in the kubeconfig's words",
      { command: "none-such", installHint: "Ask Ann.\nOr Ben." },
      /folders\. Ask Ann\.$/,
    ],
  ] as const)
    // prettier-ignore
    it(`fail where the program is not there, and say what to install: ${what}`, async () => {
      const error = await failing("credentials", connect({ exec: { ...exec, args: [] } }).get("/api"));
      assert.match(error.message, message);
    });

  it("come from a program in a usual folder that is not on the PATH, as where an editor was started by the dock", async () => {
    const bin = join(folder.path, ".local/bin");
    mkdirSync(bin, { recursive: true });
    const name = "workshop-test-sign-in";
    writeFileSync(join(bin, name), `#!/bin/sh\necho '${credential("found")}'\n`, { mode: 0o755 });
    const { HOME } = process.env;
    process.env["HOME"] = folder.path;
    try {
      await connect({ exec: { command: name, args: [] } }).get("/api");
    } finally {
      process.env["HOME"] = HOME;
    }
    assert.deepEqual(server.authorizations, ["Bearer found"]);
  });

  it("of a program that asks and hangs say what it asked", async () => {
    const source = `process.stderr.write("Hello.\\nPassword for ann: "); setInterval(() => {}, 1000)`;
    const error = await failing("credentials", connect(program(source), { credentialsMs: 2000 }).get("/api"));
    assert.match(error.message, /is not responding\. .* It wrote last: Password for ann:$/);
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

  for (const [what, source, message] of [
    [
      "prints without end",
      `const go = () => { while (process.stdout.write("x".repeat(65536))); process.stdout.once("drain", go); }; go()`,
      /printed more than 4 MB/,
    ],
    [
      "says without end what it does",
      `const go = () => { while (process.stderr.write("x".repeat(65536))); process.stderr.once("drain", go); }; go()`,
      /printed more than 4 MB/,
    ],
    [
      "prints half a client certificate",
      `console.log('{"status":{"token":"a","clientKeyData":"b"}}')`,
      /cannot be used/,
    ],
    [
      "prints a time that is none",
      `console.log('{"status":{"token":"a","expirationTimestamp":"soon"}}')`,
      /cannot be used/,
    ],
    ["prints a token that is none", `console.log('{"status":{"token":{"a":1}}}')`, /cannot be used/],
    ["prints a prototype", `console.log('{"__proto__":{"status":{"token":"a"}}}')`, /cannot be used/],
    ["is ended by a signal", "process.kill(process.pid)", /no reason given/],
  ] as const)
    // prettier-ignore
    it(`fail where the program ${what}`, async () => {
      const error = await failing("credentials", connect(program(source)).get("/api"));
      assert.match(error.message, message);
      assert.equal(server.requests.length, 0);
    });

  for (const [what, exec, message] of [
    ["has no command", {}, /cannot be used/],
    ["has a command that is none", { command: 1 }, /cannot be used/],
    ["has arguments that are none", { command: process.execPath, args: [1] }, /cannot be used/],
    ["is no object", "login", /cannot be used/],
    [
      "works only in a terminal",
      { command: process.execPath, args: ["-v"], interactiveMode: "Always" },
      /works only in a terminal/,
    ],
  ] as const)
    // prettier-ignore
    it(`fail where exec ${what}`, async () => {
      assert.match((await failing("credentials", connect({ exec }).get("/api"))).message, message);
    });

  it("do not come from a program that an auth-provider names, which kubectl does not have", async () => {
    const mark = join(folder.path, "mark");
    const { exec } = program(
      `require("fs").writeFileSync(${JSON.stringify(mark)}, ""); console.log('${credential("a")}')`,
    ) as { exec: object };
    const writeMark = `require("fs").writeFileSync(${JSON.stringify(mark)}, "")`;
    const command = { "cmd-path": process.execPath, "cmd-args": `-e '${writeMark}'` };
    for (const [name, config] of [
      ["exec", { exec }],
      ["other", { exec }],
      ["oidc", { exec }],
      ["gcp", command],
      ["azure", { ...command, "access-token": "expired", "expires-on": "1" }],
    ] as const) {
      await failing("credentials", connect({ authProvider: { name, config } }).get("/api"));
      connection.dispose();
    }
    assert(!existsSync(mark));
  });

  it("are not waited for where the program asks for them, since nobody can answer", async () => {
    const source = `process.stdin.on("data", () => {}).on("end", () => console.log('${credential("unasked")}'))`;
    await connect(program(source)).get("/api");
    assert.deepEqual(server.authorizations, ["Bearer unasked"]);
  });

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
      for (const pid of pids().filter(isRunning)) process.kill(pid);
      rmSync(running, { force: true });
    }

    it("are waited for as long as somebody may need to sign in, and no longer: the program is ended", async () => {
      await failing("credentials", connect(hanging(), { answerMs: 1, credentialsMs: 1000 }).get("/api"));
      await started();
      await waitFor("the end of the program", () => !pids().some(isRunning));
    });

    it("are not waited for after the end, and the program is ended with what it has started", async () => {
      const source = `const fs = require("fs");
        const child = require("child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "inherit" });
        fs.writeFileSync(${JSON.stringify(running)}, process.pid + "\\n" + child.pid + "\\n");
        setInterval(() => {}, 1000)`;
      const request = failing("broken", connect(program(source)).get("/api"));
      await waitFor("both programs", () => pids().length === 2);
      assert.deepEqual(pids().map(isRunning), [true, true]);
      connection.dispose();
      await request;
      await waitFor("the end of both programs", () => !pids().some(isRunning));
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
        await connect(hangingLater()).get("/api");
        const impatient = new AbortController();
        const request = failing("broken", connection.change(change, impatient.signal));
        await started();
        impatient.abort();
        await request;
        assert.equal(server.requests.length, 1);
      });

      it("are waited for as long as somebody may need to sign in, not only as long as the change", async () => {
        await connect(hangingLater(), { changeMs: 1 }).get("/api");
        const request = failing("credentials", connection.change(change));
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

    it("fail when they have expired, and say how to renew them", async () => {
      const error = await failing("credentials", connect(user(token(1))).get("/api"));
      assert.match(error.message, /OpenID Connect token in the kubeconfig has expired\. Run kubectl/);
      assert.doesNotMatch(error.message, new RegExp(secret));
    });

    it("are read from the kubeconfig again once kubectl has renewed them", async () => {
      const valid = token(Date.now() / 1000 + 600);
      let inFile = token(1);
      const config = () => configOf(server.url, user(inFile));
      connection = new ClusterConnection(config, {}, undefined, {}, () => Promise.resolve(config()));
      await failing("credentials", connection.get("/api"));
      inFile = valid;
      connection.kubeconfigChanged();
      assert.deepEqual(await connection.get("/api"), { ok: true });
      assert.deepEqual(server.authorizations, [`Bearer ${valid}`]);
    });
  });
});
