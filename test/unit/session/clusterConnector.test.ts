import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import { ChangePermissions } from "../../../src/session/changePermissions.ts";
import { ClusterConnector } from "../../../src/session/clusterConnector.ts";
import { confirmed } from "../../../src/session/confirmed.ts";
import type { ConnectionTarget, PracticeChange } from "../../../src/session/connectionTarget.ts";
import { type Answer, failure, FaultyServer, json } from "@kubernetes-workshop/testing/faultyServer";
import { Memory } from "@kubernetes-workshop/testing/memory";
import { silentLog } from "kubernetes-practice-cluster/test/support/controllerWorld";
import { TemporaryFolder } from "@kubernetes-workshop/hosts/temporaryFolder";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";

/** An API server without a node; its watches stay open. */
const empty: Answer = (response, request) => {
  if (request.url?.includes("watch=true"))
    response.writeHead(200, { "content-type": "application/json" }).flushHeaders();
  else json({ items: [], metadata: { resourceVersion: "1" } })(response, request);
};

const credential = (token: string): string =>
  JSON.stringify({
    apiVersion: "client.authentication.k8s.io/v1",
    kind: "ExecCredential",
    status: { token },
  });

/** For messages: the whole state has the whole tree in it. */
function stateOf({ state }: ClusterConnector): string {
  return state.status === "failed" ? `${state.reason}: ${state.error?.message}` : state.status;
}

describe("ClusterConnector", () => {
  let folder: TemporaryFolder;
  let chosen: FaultyServer;
  let other: FaultyServer;
  let memory: Memory;
  let kubeconfig: { isTrusted: boolean; setting: string };
  let connector: ClusterConnector;
  let permissions: ChangePermissions;

  beforeEach(async () => {
    folder = new TemporaryFolder("connector");
    [chosen, other] = [await FaultyServer.start(empty), await FaultyServer.start(empty)];
    memory = new Memory();
    permissions = new ChangePermissions(new Memory(), () => []);
    kubeconfig = { isTrusted: true, setting: await file("chosen", chosen.url) };
    connector = open();
  });
  afterEach(async () => {
    connector.dispose();
    await chosen[Symbol.asyncDispose]();
    await other[Symbol.asyncDispose]();
    await folder.remove();
  });

  /** A connector as a window has one: of a window that was opened anew, with what the last one remembered. */
  function open(): ClusterConnector {
    const practice = {
      start: () => Promise.reject(new Error("There is no practice cluster.")),
      isRunning: false,
      wasStopped: () => Promise.resolve(false),
      onDidChange: new Emitter<PracticeChange>().event,
      stopNode: () => Promise.reject(new Error("There is no practice cluster.")),
      startNode: () => Promise.reject(new Error("There is no practice cluster.")),
    };
    const dialogs = {
      confirm: () => Promise.resolve(true),
      sayError: () => undefined,
      sayForbidden: () => undefined,
    };
    return new ClusterConnector(memory, practice, kubeconfig, dialogs, permissions, silentLog);
  }

  /** A program that leaves a file behind when it is run to fetch credentials, which have its name. */
  const traceOf = (program: string): string => path.join(folder.path, `run-of-${program}`);
  function exec(program: string): object {
    const source = `require("fs").writeFileSync(${JSON.stringify(traceOf(program))}, ""); console.log('${credential(program)}')`;
    return { apiVersion: "client.authentication.k8s.io/v1", command: process.execPath, args: ["-e", source] };
  }

  /** A kubeconfig whose only context is `default`. */
  async function file(name: string, server: string, program = "chosen"): Promise<string> {
    const text = JSON.stringify({
      clusters: [{ name: "default", cluster: { server } }],
      users: [{ name: "default", user: { exec: { ...exec(program), interactiveMode: "Never" } } }],
      contexts: [{ name: "default", context: { cluster: "default", user: "default" } }],
      "current-context": "default",
    });
    const written = path.join(folder.path, name);
    await writeFile(written, text);
    return written;
  }

  async function choose(): Promise<void> {
    const [choice] = await connector.choices();
    assert.ok(choice);
    await connector.connect(choice.target);
    assert.equal(connector.state.status, "connected", stateOf(connector));
  }

  const server = (): string | undefined => connector.session?.server;

  function assertChanged(message: RegExp): void {
    const { state } = connector;
    assert.ok(state.status === "failed" && state.reason === "changedContext", stateOf(connector));
    assert.match(state.error?.message ?? "", message);
    assert.equal(connector.session, undefined);
  }

  it("contacts nothing before somebody chose", async () => {
    await connector.settled();
    assert.equal(connector.state.status, "notConnected");
    assert.deepEqual(chosen.requests, []);
    assert.ok(!existsSync(traceOf("chosen")));
  });

  it("goes back to what was chosen, in a window that is opened anew and after the settings have changed", async () => {
    await choose();
    connector.dispose();
    connector = open();
    await connector.settled();
    assert.equal(server(), chosen.url);
    kubeconfig.setting = await file("copy", chosen.url);
    await connector.resume();
    assert.equal(server(), chosen.url);
  });

  it("contacts no other server that has come to stand behind the name that was chosen", async () => {
    await choose();
    kubeconfig.setting = await file("other", other.url, "other");
    for (const again of [() => connector.resume(), () => connector.retry()]) {
      await again();
      assertChanged(new RegExp(`${chosen.url} and now leads to ${other.url}`));
    }
    connector.dispose();
    connector = open();
    await connector.settled();
    assertChanged(/was not contacted/);
    assert.deepEqual(other.requests, []);
    assert.ok(!existsSync(traceOf("other")));
  });

  it("runs no other program that has come to sign in to the server that was chosen", async () => {
    await choose();
    kubeconfig.setting = await file("other", chosen.url, "other");
    await connector.resume();
    assertChanged(/the program that signs in/);
    assert.deepEqual([...new Set(chosen.authorizations)], ["Bearer chosen"]);
    assert.ok(!existsSync(traceOf("other")));
  });

  it("connects to the other once that is chosen, and goes back to it", async () => {
    await choose();
    kubeconfig.setting = await file("other", other.url, "other");
    await connector.resume();
    await choose();
    assert.equal(server(), other.url);
    await connector.resume();
    assert.equal(server(), other.url);
  });

  it("has a context chosen once more that was remembered by its name alone", async () => {
    await memory.update("connectionTarget", { kind: "kubeContext", name: "default" });
    await connector.settled();
    assertChanged(/may have changed since you selected it/);
    assert.deepEqual(chosen.requests, []);
    assert.ok(!existsSync(traceOf("chosen")));
    await choose();
    connector.dispose();
    connector = open();
    await connector.settled();
    assert.equal(server(), chosen.url);
  });

  it("does not connect to a context that was changed between the choice and the connection", async () => {
    const [choice] = await connector.choices();
    assert.ok(choice);
    await file("chosen", other.url);
    await connector.connect(choice.target);
    assertChanged(/was not contacted/);
    assert.deepEqual(other.requests, []);
  });

  it("forgets a choice that no longer holds, when it is told to", async () => {
    await choose();
    kubeconfig.setting = await file("other", other.url);
    await connector.resume();
    await connector.disconnect();
    await connector.resume();
    assert.equal(connector.state.status, "notConnected");
  });

  it("says of a context that is gone that it is not there", async () => {
    await choose();
    const target: ConnectionTarget = { kind: "kubeContext", name: "gone", server: "", identity: "a" };
    await connector.connect(target);
    const { state } = connector;
    assert.ok(state.status === "failed" && state.reason === "brokenKubeconfig", stateOf(connector));
  });

  for (const [what, answer] of [
    ["is busy", failure(503, "starting", { "retry-after": "1" })],
    ["hangs up", (response) => response.destroy()],
    ["may not be read", failure(403, "nodes is forbidden")],
  ] as const satisfies readonly [string, Answer][]) {
    it(`says of a cluster that ${what} that it failed, and connects as soon as it can, without a click`, async function () {
      this.timeout(30_000);
      const [choice] = await connector.choices();
      assert.ok(choice);
      chosen.answer = answer;
      const states: string[] = [];
      connector.onDidChange(({ status }) => states.push(status));
      await connector.connect(choice.target);
      assert.deepEqual(states, ["connecting", "failed"]);
      chosen.answer = empty;
      await waitFor("the connection", () => connector.session);
      assert.deepEqual(states, ["connecting", "failed", "connected"]);
      assert.deepEqual(await connector.session?.tree.roots().then((roots) => roots.map(({ type }) => type)), [
        "controlPlane",
        "workloads",
        "section",
        "section",
        "section",
        "section",
      ]);
    });
  }

  describe("whose kubeconfig is changed on disk while it is connected", () => {
    const withToken = async (token: string, address = chosen.url): Promise<void> =>
      writeFile(
        kubeconfig.setting,
        JSON.stringify({
          clusters: [{ name: "default", cluster: { server: address } }],
          users: [{ name: "default", user: { token } }],
          contexts: [{ name: "default", context: { cluster: "default", user: "default" } }],
        }),
      );
    const only =
      (token: string): Answer =>
      (response, request) => {
        (request.headers.authorization === `Bearer ${token}` ? empty : failure(401, "Unauthorized"))(
          response,
          request,
        );
      };
    beforeEach(async () => {
      await withToken("old");
      chosen.answer = only("old");
      await choose();
    });

    it("signs in with the token that has been put there", async () => {
      chosen.answer = only("new");
      await withToken("new");
      await connector.session!.objects.get("/api");
      assert.equal(chosen.authorizations.at(-1), "Bearer new");
    });

    it("does not go to another server, and gives no credentials of it away", async () => {
      chosen.answer = only("new");
      await withToken("secret", other.url);
      await assert.rejects(connector.session!.objects.get("/api"), { failure: "unauthorized" });
      assert.deepEqual(other.requests, []);
      assert(!chosen.authorizations.includes("Bearer secret"));
    });

    it("tries again by itself once a token that works has been put there", async function () {
      this.timeout(60_000);
      chosen.answer = only("new");
      await assert.rejects(connector.session!.objects.get("/api"), { failure: "unauthorized" });
      chosen.hangUp();
      await waitFor("a watch that fails", () => chosen.authorizations.length > 5);
      await withToken("new");
      await waitFor("the new token", () => chosen.authorizations.at(-1) === "Bearer new");
    });
  });

  it("does not go on with a cluster that failed once another is chosen", async () => {
    const [choice] = await connector.choices();
    assert.ok(choice);
    chosen.answer = failure(403, "nodes is forbidden");
    await connector.connect(choice.target);
    kubeconfig.setting = await file("other", other.url, "other");
    await choose();
    chosen.answer = empty;
    const { length } = chosen.requests;
    assert.equal(server(), other.url);
    await waitFor("the end of the requests", () => chosen.underWay.size === 0);
    assert.equal(chosen.requests.length, length);
  });

  it("lets nothing be written any more once its context is made read-only", async () => {
    await choose();
    const { session } = connector;
    assert.ok(session);
    const pod = { apiVersion: "v1", kind: "Pod", name: "web", namespace: "default" };
    const change = { question: "Delete web?", action: "Delete", objects: [pod] };
    const writer = await confirmed(session, change);
    assert.ok(writer, "the dialogs of this test agree to all");
    await permissions.withdraw(session);
    const { length } = chosen.requests;
    await assert.rejects(writer.delete(pod), {
      failure: "ended",
      message: "The context was made read-only, so nothing more was changed in it.",
    });
    assert.equal(chosen.requests.length, length);
  });

  it("shows no password that stands in a server's address", async () => {
    kubeconfig.setting = await file("secret", "https://me:s3cr3t@host:6443");
    const [choice] = await connector.choices();
    assert.equal(choice?.target.server, "https://host:6443");
    assert.doesNotMatch(JSON.stringify(choice), /s3cr3t/);
  });
});
