import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import { type Answer, FaultyServer, json, silence } from "@kubernetes-workshop/testing/faultyServer";
import { Memory } from "@kubernetes-workshop/testing/memory";
import { silentLog } from "kubernetes-practice-cluster/test/support/controllerWorld";
import { TemporaryFolder } from "@kubernetes-workshop/hosts/temporaryFolder";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { ChangePermissions } from "../../../../src/session/changePermissions.ts";
import { ClusterConnector } from "../../../../src/session/clusterConnector.ts";
import type { PracticeChange } from "../../../../src/session/connectionTarget.ts";
import { patience, soon } from "../followedPods.ts";

const nodeNamed = (name: string): object => ({ metadata: { uid: name, name, resourceVersion: "1" } });

/** A server of one node, whose name is that of its context; its watches stay open. */
const serving =
  (name: string): Answer =>
  (response, request) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://x");
    if (searchParams.has("watch"))
      response.writeHead(200, { "content-type": "application/json" }).flushHeaders();
    else {
      const items = pathname.endsWith("/nodes") ? [nodeNamed(name)] : [];
      json({ items, metadata: { resourceVersion: "1" } })(response, request);
    }
  };

describe("five contexts, two of them dead", function () {
  this.timeout(patience);
  const names = ["dev", "silent", "staging", "gone", "prod"] as const;
  let owned: AsyncDisposableStack;
  let servers: Map<string, FaultyServer>;
  let connector: ClusterConnector;
  /** Each state, with its context. */
  let states: string[];

  beforeEach(async () => {
    owned = new AsyncDisposableStack();
    servers = new Map();
    for (const name of names) {
      const server = await FaultyServer.start(name === "silent" ? silence : serving(name));
      servers.set(name, server);
      if (name !== "gone") owned.use(server);
    }
    const folder = owned.use(new TemporaryFolder("contexts"));
    const setting = join(folder.path, "config");
    const clusters = [...servers].map(([name, { url }]) => ({ name, cluster: { server: url } }));
    await servers.get("gone")?.[Symbol.asyncDispose]();
    writeFileSync(
      setting,
      JSON.stringify({
        clusters,
        users: [{ name: "u", user: { token: "t" } }],
        contexts: names.map((name) => ({ name, context: { cluster: name, user: "u" } })),
        "current-context": "silent",
      }),
    );
    const none = (): Promise<never> => Promise.reject(new Error("There is no practice cluster."));
    const practice = {
      ...{ start: none, stopNode: none, startNode: none, isRunning: false },
      wasStopped: () => Promise.resolve(false),
      onDidChange: new Emitter<PracticeChange>().event,
    };
    const dialogs = {
      confirm: () => Promise.resolve(true),
      sayError: () => undefined,
      sayForbidden: () => undefined,
    };
    const memory = new Memory();
    connector = new ClusterConnector(
      memory,
      practice,
      { isTrusted: true, setting },
      dialogs,
      new ChangePermissions(memory, () => []),
      silentLog,
    );
    owned.defer(() => connector.dispose());
    states = [];
    connector.onDidChange((state) => {
      const name = "target" in state && state.target.kind === "kubeContext" ? state.target.name : "";
      states.push(`${state.status} ${name}`);
    });
  });
  afterEach(() => owned.disposeAsync());

  async function connect(name: string): Promise<void> {
    const choice = (await connector.choices()).find(({ target }) => target.name === name);
    assert.ok(choice);
    await connector.connect(choice.target);
  }
  const shown = async (): Promise<string[]> => {
    await connector.session?.tree.roots();
    return connector.session?.tree.nodeSummaries.map(({ name }) => name) ?? [];
  };
  const asked = (name: string): number => servers.get(name)?.requests.length ?? 0;

  it("are all there to choose from, and none is contacted for that", async () => {
    const choices = await connector.choices();
    assert.deepEqual(
      choices.map(({ target }) => target.name),
      [...names],
    );
    for (const name of names) assert.equal(asked(name), 0);
  });

  it("do not hold up the choice, nor another connection, while one is tried that does not answer", async () => {
    const waiting = connect("silent");
    await waitFor("a request", () => asked("silent") > 0, soon);
    assert.equal((await connector.choices()).length, 5);
    await connect("prod");
    assert.deepEqual(await shown(), ["prod"]);
    await waiting;
    await waitFor("the end of the requests", () => servers.get("silent")?.underWay.size === 0, soon);
    assert.deepEqual(states, ["connecting silent", "connecting prod", "connected prod"]);
  });

  it("say of the one where nothing listens that it cannot be reached, and leave the others alone", async () => {
    await connect("gone");
    const { state } = connector;
    assert.ok(state.status === "failed" && state.reason === "unreachable", state.status);
    assert.match(state.error?.message ?? "", /Cannot connect to/);
    await connect("staging");
    assert.deepEqual(await shown(), ["staging"]);
    assert.deepEqual(states, [
      ...["connecting gone", "failed gone"],
      ...["connecting staging", "connected staging"],
    ]);
  });

  it("show only the last one when several are chosen in the middle of a load", async () => {
    const slow = servers.get("dev");
    assert.ok(slow);
    const held: (() => void)[] = [];
    slow.answer = (response, request) => held.push(() => serving("dev")(response, request));
    const first = connect("dev");
    await waitFor("the list", () => held.length > 0, soon);
    await Promise.all([connect("staging"), connect("prod")]);
    for (const answer of held) answer();
    await first;
    const last = states.findLast((each) => each.startsWith("connecting"))?.split(" ")[1] ?? "";
    assert.deepEqual(await shown(), [last]);
    assert.equal(states.filter((each) => each.startsWith("connected")).length, 1);
    assert.ok(!states.includes("connected dev"));
    const before = asked("dev");
    await waitFor("the end of the requests", () => slow.underWay.size === 0, soon);
    assert.equal(asked("dev"), before);
  });
});
