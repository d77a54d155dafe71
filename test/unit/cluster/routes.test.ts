import assert from "node:assert/strict";
import { once } from "node:events";
import http2 from "node:http2";
import type { AddressInfo } from "node:net";
import { certificate, certificateKey, FaultyServer, json } from "@kubernetes-workshop/testing/faultyServer";
import { Relay } from "@kubernetes-workshop/testing/relay";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { ClusterConnection } from "../../../src/cluster/connection.ts";
import { Informer } from "../../../src/cluster/informer.ts";
import { configOf } from "../../support/kubeContext.ts";
import { failing } from "./failing.ts";
import { patience, pod, soon } from "./followedPods.ts";

const trusted = { caData: Buffer.from(certificate).toString("base64") };
const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

describe("the way to a server", function () {
  this.timeout(patience);
  let owned: AsyncDisposableStack;
  beforeEach(() => {
    owned = new AsyncDisposableStack();
  });
  afterEach(() => owned.disposeAsync());

  function connect(
    server: string,
    cluster: { proxyUrl?: string; caData?: string },
    pingMs = 10_000,
  ): ClusterConnection {
    const connection = new ClusterConnection(() => configOf(server, { token: "t" }, cluster), { pingMs });
    owned.defer(() => {
      connection.dispose();
    });
    return connection;
  }

  for (const [scheme, start] of [
    ["socks5", Relay.socks.bind(Relay)],
    ["socks5h", Relay.socks.bind(Relay)],
    ["http", Relay.http.bind(Relay)],
  ] as const) {
    it(`leads through a proxy of ${scheme}, also to the default port`, async () => {
      const server = owned.use(await FaultyServer.start(json({ ok: true }), "https"));
      const proxy = owned.use(await start(server.port));
      const proxyUrl = `${scheme}://127.0.0.1:${proxy.port}`;
      for (const [address, destination] of [
        ["https://127.0.0.1", "127.0.0.1:443"],
        ["https://127.0.0.1:6443/k8s/clusters/c-abc", "127.0.0.1:6443"],
      ] as const) {
        assert.deepEqual(await connect(address, { ...trusted, proxyUrl }).get("/api"), { ok: true });
        assert.equal(proxy.destinations.at(-1), destination);
      }
      assert.deepEqual(
        server.requests.map(({ pathname }) => pathname),
        ["/api", "/k8s/clusters/c-abc/api"],
      );
    });
  }

  it("does not lead past a proxy that is not there", async () => {
    const server = owned.use(await FaultyServer.start(json({ ok: true }), "https"));
    for (const scheme of ["socks5", "http"]) {
      const connection = connect(server.url, { ...trusted, proxyUrl: `${scheme}://127.0.0.1:1` });
      await failing("refused", connection.get("/api"));
    }
    assert.deepEqual(server.requests, []);
  });

  it("is found to be dead by a ping that nobody answers, and the next one is taken", async () => {
    const watches: string[] = [];
    const server = http2.createSecureServer({ cert: certificate, key: certificateKey });
    server.on("stream", (stream, headers) => {
      const { searchParams } = new URL(headers[":path"] ?? "", "http://x");
      stream.respond({ ":status": 200, "content-type": "application/json" });
      if (!searchParams.has("watch")) {
        stream.end(JSON.stringify({ items: [pod("a", 1)], metadata: { resourceVersion: "7" } }));
        return;
      }
      watches.push(searchParams.get("resourceVersion") ?? "");
      if (watches.length > 1) stream.write(`${JSON.stringify({ type: "ADDED", object: pod("b", 8) })}\n`);
    });
    server.on("session", (session) => {
      owned.defer(() => {
        session.destroy();
      });
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    owned.defer(() => {
      server.close();
    });
    const relay = owned.use(await Relay.to((server.address() as AddressInfo).port));
    const connection = connect(`https://127.0.0.1:${relay.port}`, trusted, 100);
    const informer = new Informer<ReturnType<typeof pod>, string>({
      connection,
      path: "/api/v1/pods",
      summarize: ({ metadata }) => metadata.name,
      log: silent,
    });
    owned.defer(() => {
      informer.dispose();
    });
    const failures: unknown[] = [];
    informer.onDidFail((error) => failures.push(error));
    await waitFor("the first watch", () => watches.length === 1, soon);
    relay.die();
    await waitFor("the pod", () => [...informer.objects.values()].join(" ") === "a b", soon);
    // It goes on where it was, and nobody needs to know.
    assert.deepEqual([watches, failures], [["7", "7"], []]);
  });
});
