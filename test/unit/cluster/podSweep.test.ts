import assert from "node:assert/strict";
import { type Answer, FaultyServer, json } from "@kubernetes-workshop/testing/faultyServer";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { ApiClusterSource } from "../../../src/cluster/apiClusterSource.ts";
import { ClusterConnection } from "../../../src/cluster/connection.ts";
import { PodSweep, type PodSweepOptions } from "../../../src/cluster/podSweep.ts";
import { configOf } from "../../support/kubeContext.ts";
import { patience, soon } from "./followedPods.ts";

const silent = (): void => undefined;
const log = { debug: silent, info: silent, warn: silent, error: silent };
const columns = ["Name", "Ready", "Status", "Restarts", "Age", "IP", "Node"].map((name) => ({ name }));
const table = (rows: readonly (readonly string[])[], next?: string): Answer =>
  json({
    kind: "Table",
    columnDefinitions: columns,
    rows: rows.map((cells) => ({ cells })),
    metadata: { continue: next },
  });
const crashing = (name: string) => [name, "0/1", "CrashLoopBackOff", "3", "3d"];
const running = (name: string) => [name, "1/1", "Running", "0", "3d"];
const terminating = (name: string) => [name, "1/1", "Terminating", "0", "3d"];
const forbidden = json({ kind: "Status", code: 403, reason: "Forbidden", message: "no" }, 403);

/** A sweep of a server, whose pauses a test ends. */
class Swept implements AsyncDisposable {
  readonly pauses: { readonly ms: number; readonly end: () => void }[] = [];
  readonly sweep: PodSweep;
  readonly server: FaultyServer;
  private readonly connection: ClusterConnection;
  private time = 0;

  private constructor(server: FaultyServer, options: Partial<PodSweepOptions>) {
    this.server = server;
    this.connection = new ClusterConnection(() => configOf(server.url));
    this.sweep = new PodSweep({
      connection: this.connection,
      own: "own",
      log,
      now: () => (this.time += 5000),
      delay: (ms, signal) =>
        new Promise((resolve, reject) => {
          signal.addEventListener("abort", () => reject(new Error("aborted")));
          this.pauses.push({ ms, end: resolve });
        }),
      ...options,
    });
  }

  /** @param answers by path; several take turns */
  static async start(
    answers: Record<string, Answer[]>,
    options: Partial<PodSweepOptions> = {},
  ): Promise<Swept> {
    const left = new Map(Object.entries(answers).map(([path, each]) => [path, [...each]]));
    const server = await FaultyServer.start((response, request) => {
      const { pathname } = new URL(request.url ?? "", "http://x");
      const of = left.get(pathname) ?? [];
      const answer = of.length > 1 ? of.shift() : of[0];
      (answer ?? json({}, 404))(response, request);
    });
    return new Swept(server, options);
  }

  get names(): string[] {
    return [...this.sweep.objects.values()].map(({ namespace, name }) => `${namespace}/${name}`).sort();
  }

  async paused(count: number): Promise<void> {
    await waitFor(
      `${count} sweeps`,
      () => Promise.resolve(this.pauses.length >= count || new NotYet(this.pauses)),
      soon,
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.sweep.dispose();
    this.connection.dispose();
    await this.server[Symbol.asyncDispose]();
  }
}

const namespaces = "/api/v1/namespaces";
const podsOf = (namespace: string) => `/api/v1/namespaces/${namespace}/pods`;

describe("a sweep of the pods of a large cluster", function () {
  this.timeout(patience);

  it("finds the troubled pods of all namespaces, in pages of rows without objects", async () => {
    await using swept = await Swept.start(
      {
        [namespaces]: [table([["a"], ["b"]])],
        [podsOf("a")]: [table([crashing("a1"), running("a2")], "next"), table([crashing("a3")])],
        [podsOf("b")]: [table([running("b1"), crashing("b2")])],
      },
      { labelSelector: "app=web" },
    );
    await swept.sweep.ready;
    assert.deepEqual(swept.names, ["a/a1", "a/a3", "b/b2"]);
    const pages = swept.server.requests.filter(({ pathname }) => pathname === podsOf("a"));
    const asked = pages.map(({ searchParams: each }) =>
      ["includeObject", "labelSelector", "continue"].map((name) => each.get(name)),
    );
    assert.deepEqual(asked, [
      ["None", "app=web", null],
      ["None", "app=web", "next"],
    ]);
    assert(swept.sweep.trueUntil !== undefined);
  });

  it("is repeated after nine times as long as it took, and shows what is new", async () => {
    await using swept = await Swept.start({
      [namespaces]: [table([["a"]])],
      [podsOf("a")]: [table([crashing("a1")]), table([crashing("a2")])],
    });
    const heard: string[][] = [];
    swept.sweep.onDidChange(() => heard.push(swept.names));
    await swept.paused(1);
    assert.equal(swept.pauses[0]!.ms, 45_000);
    swept.pauses[0]!.end();
    await swept.paused(2);
    assert.deepEqual(heard, [["a/a1"], ["a/a2"]]);
  });

  it("shows a pod that is being deleted only if it still is the next time", async () => {
    await using swept = await Swept.start({
      [namespaces]: [table([["a"]])],
      [podsOf("a")]: [
        table([terminating("a1"), terminating("a2")]),
        table([terminating("a1"), terminating("a3")]),
      ],
    });
    await swept.paused(1);
    assert.deepEqual(swept.names, []);
    swept.pauses[0]!.end();
    await swept.paused(2);
    assert.deepEqual(swept.names, ["a/a1"]);
  });

  it("looks in one namespace only, if asked to, or if the user may not list namespaces", async () => {
    const pods = { [podsOf("own")]: [table([crashing("p")])], [podsOf("shop")]: [table([crashing("q")])] };
    await using asked = await Swept.start({ [namespaces]: [forbidden], ...pods }, { only: "shop" });
    await asked.sweep.ready;
    assert.deepEqual([asked.names, asked.sweep.onlyNamespace], [["shop/q"], undefined]);
    await using limited = await Swept.start({ [namespaces]: [forbidden], ...pods });
    await limited.sweep.ready;
    assert.deepEqual([limited.names, limited.sweep.onlyNamespace], [["own/p"], "own"]);
  });

  it("makes no requests while it pauses, and begins anew afterwards", async () => {
    await using swept = await Swept.start({
      [namespaces]: [table([["a"]])],
      [podsOf("a")]: [table([crashing("a1")])],
    });
    await swept.paused(1);
    swept.sweep.pause();
    const before = swept.server.requests.length;
    swept.pauses[0]!.end();
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(swept.server.requests.length, before);
    swept.sweep.resume();
    await swept.paused(2);
    assert.equal(swept.server.requests.length, 2 * before);
  });

  it("tells of a failure, keeps what it knew, and recovers", async () => {
    await using swept = await Swept.start({
      [namespaces]: [table([["a"]]), json({}, 500), table([["a"]])],
      [podsOf("a")]: [table([crashing("a1")])],
    });
    const failures: (string | undefined)[] = [];
    swept.sweep.onDidFail((error) => failures.push(error && "failed"));
    await swept.paused(1);
    swept.pauses[0]!.end();
    await swept.paused(2);
    assert.deepEqual([swept.names, failures], [["a/a1"], ["failed"]]);
    swept.pauses[1]!.end();
    await swept.paused(3);
    assert.deepEqual(failures, ["failed", undefined]);
  });

  it("says so if the server does not serve tables", async () => {
    await using swept = await Swept.start({
      [namespaces]: [table([["a"]])],
      [podsOf("a")]: [json({ items: [] })],
    });
    await assert.rejects(swept.sweep.ready, /Kubernetes/);
  });
});

describe("the pods that have a problem", function () {
  this.timeout(patience);
  const bad = {
    metadata: { uid: "b", name: "bad", namespace: "a", resourceVersion: "1" },
    status: { phase: "Failed", reason: "Evicted" },
  };
  const good = {
    metadata: { uid: "g", name: "good", namespace: "a", resourceVersion: "1" },
    status: { phase: "Running" },
  };

  /** Which pods are found in a cluster with so many, and the requests for it. */
  async function found(remainingItemCount: number): Promise<{ names: string[]; paths: string[] }> {
    await using server = await FaultyServer.start((response, request) => {
      const { pathname, searchParams } = new URL(request.url ?? "", "http://x");
      if (searchParams.has("watch"))
        response.writeHead(200, { "content-type": "application/json" }).flushHeaders();
      else if (pathname === namespaces) table([["a"]])(response, request);
      else if (pathname === podsOf("a")) table([crashing("bad"), running("good")])(response, request);
      else
        json({ items: [good, bad], metadata: { resourceVersion: "1", remainingItemCount } })(
          response,
          request,
        );
    });
    const connection = new ClusterConnection(() => configOf(server.url));
    const list = new ApiClusterSource(connection, log).problemPods();
    try {
      await list.ready;
      const names = [...list.objects.values()].map(({ name }) => name);
      return { names, paths: server.requests.map(({ pathname }) => pathname) };
    } finally {
      list.dispose();
      connection.dispose();
    }
  }

  it("are followed in a small cluster", async () => {
    const { names, paths } = await found(10);
    assert.deepEqual(names, ["bad"]);
    assert(
      paths.every((path) => path === "/api/v1/pods"),
      String(paths),
    );
  });

  it("are swept in a large one", async () => {
    const { names, paths } = await found(100_000);
    assert.deepEqual(names, ["bad"]);
    assert.deepEqual(paths, ["/api/v1/pods", namespaces, podsOf("a")]);
  });
});
