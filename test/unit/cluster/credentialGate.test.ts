import assert from "node:assert/strict";
import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ApiClusterSource } from "../../../src/cluster/apiClusterSource.ts";
import { ClusterConnection } from "../../../src/cluster/connection.ts";
import { CredentialGate } from "../../../src/cluster/credentialGate.ts";
import { Informer } from "../../../src/cluster/informer.ts";
import { RequestError } from "../../../src/cluster/requestError.ts";
import { failure, FaultyServer } from "@kubernetes-workshop/testing/faultyServer";
import { configOf } from "../../support/kubeContext.ts";
import { TemporaryFolder } from "@kubernetes-workshop/hosts/temporaryFolder";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { ManualTimer } from "../clusterTree/inMemoryCluster.ts";
import { list, patience, soon, watch } from "./followedPods.ts";

const refused = new RequestError("credentials", "Your session has ended.");
const live = new AbortController().signal;

describe("the gate before credentials that failed", () => {
  let timer: ManualTimer;
  let gate: CredentialGate;
  let passed: string[];

  beforeEach(() => {
    timer = new ManualTimer();
    gate = new CredentialGate(timer.start);
    passed = [];
  });

  /** Lets somebody come to the gate; what has been decided for them by then is in `passed`. */
  const come = (...names: string[]): void => {
    for (const name of names) void gate.pass(live).then(() => passed.push(name));
  };
  const settled = async (): Promise<string> => {
    await new Promise(setImmediate);
    return passed.join(" ");
  };

  it("is open at first", async () => {
    come("a", "b");
    assert.deepEqual([await settled(), gate.closedBy], ["a b", undefined]);
  });

  it("lets one after the other try, each after a longer time", async () => {
    gate.close(refused);
    assert.equal(gate.closedBy, refused);
    come("a", "b", "c");
    assert.equal(await settled(), "");
    timer.elapse();
    assert.equal(await settled(), "a");
    gate.close(refused);
    timer.elapse();
    assert.equal(await settled(), "a b");
    for (let tries = 0; tries < 6; tries++) {
      come("d");
      timer.elapse();
    }
    const minutes = timer.delays.map((ms) => ms / 60_000);
    assert(minutes[0]! >= 1 && minutes[0]! <= 1.5 && minutes[1]! >= 2, minutes.join());
    assert(minutes.at(-1)! >= 30 && minutes.at(-1)! <= 45, minutes.join());
  });

  it("counts as one failure what fails together", () => {
    for (let each = 0; each < 11; each++) gate.close(refused);
    assert.equal(timer.delays.length, 1);
  });

  it("lets all pass as soon as somebody got through, and begins anew the next time", async () => {
    gate.close(refused);
    come("a", "b", "c");
    timer.elapse();
    gate.open();
    assert.deepEqual([await settled(), gate.closedBy, timer.pending.size], ["a b c", undefined, 0]);
    gate.close(refused);
    assert(timer.delays.at(-1)! <= 90_000, timer.delays.join());
  });

  it("lets the next one try where the one before never asked", async () => {
    gate.close(refused);
    come("a", "b");
    timer.elapse();
    timer.elapse();
    assert.equal(await settled(), "a b");
  });

  it("is open to whoever comes first after the time when nobody waited", async () => {
    gate.close(refused);
    timer.elapse();
    come("a");
    assert.equal(await settled(), "a");
  });

  it("lets the next one try at once where the credentials have changed, and waits anew", async () => {
    gate.hurry();
    gate.close(refused);
    come("a", "b");
    gate.hurry();
    assert.deepEqual([await settled(), timer.pending.size], ["a", 1]);
    assert(timer.delays.at(-1)! <= 90_000, timer.delays.join());
  });

  it("keeps nobody waiting who gave up", async () => {
    gate.close(refused);
    const gone = new AbortController();
    const passes = gate.pass(gone.signal);
    come("b");
    gone.abort();
    await passes;
    timer.elapse();
    assert.equal(await settled(), "b");
  });
});

describe("credentials that have failed", function () {
  this.timeout(patience);
  const log = {
    debug: () => undefined,
    info: () => undefined,
    warn: () => undefined,
    error: () => undefined,
  };

  it("are tried by one list of many, and by the others when they work again", async () => {
    const folder = new TemporaryFolder("gate");
    await using server = await FaultyServer.start((response, request) =>
      (new URL(request.url ?? "", "http://x").searchParams.has("watch") ? watch() : list(1))(
        response,
        request,
      ),
    );
    const [runs, signedIn] = [join(folder.path, "runs"), join(folder.path, "signedIn")];
    const source = `const fs = require("fs"); fs.appendFileSync(${JSON.stringify(runs)}, "x");
      if (!fs.existsSync(${JSON.stringify(signedIn)})) process.exit(1);
      console.log('{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"t"}}')`;
    const timer = new ManualTimer();
    const connection = new ClusterConnection(
      () =>
        configOf(server.url, {
          exec: { command: process.execPath, args: ["-e", source], interactiveMode: "Never" },
        }),
      {},
      new CredentialGate(timer.start),
    );
    let waits = 0;
    const informers = ["a", "b", "c"].map(
      (name) =>
        new Informer({
          connection,
          log,
          path: `/${name}`,
          summarize: () => name,
          delay: () => (waits++, Promise.resolve()),
        }),
    );
    const listed = new Set<Informer<object, string>>();
    for (const informer of informers) informer.onDidChange(() => listed.add(informer));
    const ran = () => readFileSync(runs, "utf8").length;
    try {
      await Promise.allSettled(informers.map(({ ready }) => ready));
      await waitFor("all to come back", () => waits === 3, soon);
      assert.deepEqual([ran(), timer.pending.size], [1, 1]);
      timer.elapse();
      await waitFor("the one that tries", () => waits === 4, soon);
      assert.equal(ran(), 2);
      // The control plane, which the tree asks for by itself, is not asked for in vain.
      await assert.rejects(new ApiClusterSource(connection, log).controlPlane(), { failure: "credentials" });
      assert.equal(ran(), 2);
      appendFileSync(signedIn, "");
      timer.elapse();
      await waitFor("all lists", () => listed.size === 3, soon);
      assert.equal(connection.gate.closedBy, undefined);
    } finally {
      for (const informer of informers) informer.dispose();
      connection.dispose();
      await folder.remove();
    }
  });

  it("are tried at once by what somebody asks for", async () => {
    await using server = await FaultyServer.start(failure(401, "Unauthorized"));
    const timer = new ManualTimer();
    const connection = new ClusterConnection(() => configOf(server.url), {}, new CredentialGate(timer.start));
    await assert.rejects(connection.get("/api"), { failure: "unauthorized" });
    assert.equal(connection.gate.closedBy?.failure, "unauthorized");
    server.answer = failure(403, "no");
    await assert.rejects(connection.get("/api"), { failure: "forbidden" });
    assert.equal(connection.gate.closedBy, undefined);
    connection.dispose();
  });
});
