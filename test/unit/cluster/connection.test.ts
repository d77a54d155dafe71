import assert from "node:assert/strict";
import { ClusterConnection, type ConnectionTimeouts } from "../../../src/cluster/connection.ts";
import type { RequestFailure } from "../../../src/cluster/requestError.ts";
import {
  type Answer,
  failure,
  FaultyServer,
  html,
  json,
  silence,
} from "@kubernetes-workshop/testing/faultyServer";
import { freePort } from "@kubernetes-workshop/hosts/freePorts";
import { configOf } from "../../support/kubeContext.ts";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { failing } from "./failing.ts";
import { patience } from "./followedPods.ts";

const cutInMidSentence = '{"kind": "NodeList", "ite';

describe("a request", function () {
  this.timeout(patience);
  let server: FaultyServer;
  let connection: ClusterConnection;

  beforeEach(async () => (server = await FaultyServer.start(silence)));
  afterEach(async () => {
    connection.dispose();
    await server[Symbol.asyncDispose]();
  });

  function connect(answer: Answer, timeouts: Partial<ConnectionTimeouts> = {}): ClusterConnection {
    server.answer = answer;
    connection = new ClusterConnection(() => configOf(server.url, { token: "t0ken" }), timeouts);
    return connection;
  }

  it("carries path, query and token, and gives the answer", async () => {
    const answer = await connect(json({ items: [] })).get("/api/v1/nodes", { limit: 2, continue: undefined });
    assert.deepEqual(answer, { items: [] });
    assert.equal(server.requests[0]?.href, `${server.url}/api/v1/nodes?limit=2`);
    assert.equal(server.authorizations[0], "Bearer t0ken");
  });

  it("keeps a path in the server's address", async () => {
    server.answer = json({});
    connection = new ClusterConnection(() => configOf(`${server.url}/k8s/clusters/c-1`));
    await connection.get("/api/v1/nodes");
    assert.equal(server.requests[0]?.pathname, "/k8s/clusters/c-1/api/v1/nodes");
  });

  const faults: readonly [what: string, Answer, RequestFailure, message: RegExp][] = [
    ["401", failure(401, "Unauthorized"), "unauthorized", /credentials/],
    ["403", failure(403, "nodes is forbidden: User x"), "forbidden", /nodes is forbidden: User x/],
    ["404", failure(404, "the server could not find it"), "notFound", /404.*could not find it/],
    ["410", failure(410, "The provided continue parameter is too old"), "gone", /too old/],
    ["500 with HTML", html(500), "status", /500/],
    ["502 with HTML", html(502), "status", /502/],
    ["503 with HTML", html(503), "busy", /busy/],
    ["500 with JSON that says nothing", json(null, 500), "status", /500/],
    ["500 with JSON of another kind", json({ message: { text: "x" } }, 500), "status", /500: no reason given/],
    ["400 with JSON that is none", (r) => r.writeHead(400, { "content-type": "application/json" }).end("{"), "invalid", /400/],
    ["HTML", html(), "notKubernetes", /proxy or a login page/],
    ["a redirect to a login page", html(302, { location: "https://login.example" }), "notKubernetes", /login page/],
    ["no content", (r) => r.writeHead(204).end(), "notKubernetes", /not as a Kubernetes/],
    ["JSON that ends in mid-sentence", (r) => r.writeHead(200, { "content-type": "application/json" }).end(cutInMidSentence), "notKubernetes", /not as a Kubernetes/],
    ["JSON that breaks off", (r) => {
      r.writeHead(200, { "content-type": "application/json", "content-length": 1000 });
      r.write(cutInMidSentence, () => r.destroy());
    }, "broken", /connection to .* failed/],
    ["nothing but a closed connection", (r) => r.destroy(), "broken", /connection to .* failed/],
  ]; // prettier-ignore
  for (const [what, answer, expected, message] of faults) {
    it(`that is answered with ${what} fails: ${expected}`, async () => {
      const error = await failing(expected, connect(answer).get("/api"));
      assert.match(error.message, message);
    });
  }

  it("that is refused says the HTTP status, by which others know what may not be read", async () => {
    for (const code of [401, 403, 404, 410, 422, 429, 500]) {
      const refused = connect(failure(code, "no")).get("/api");
      await assert.rejects(refused, { code });
      connection.dispose();
    }
    await assert.rejects(connect((response) => response.destroy()).get("/api"), { code: undefined });
  });

  describe("that is answered with 429", () => {
    const retryAfters: readonly [string, number][] = [
      ["7", 7000],
      ["0", 1000],
      ["Wed, 21 Oct 2026 07:28:00 GMT", 1000],
      ["99999999999", 600_000],
    ];
    for (const [header, ms] of retryAfters) {
      it(`waits ${ms} ms for Retry-After: ${header}`, async () => {
        const answer = failure(429, "Too many requests", { "retry-after": header });
        const error = await failing("busy", connect(answer).get("/api"));
        assert.equal(error.retryAfterMs, ms);
      });
    }
  });

  it("that nobody answers fails: timeout", async () => {
    const error = await failing("timeout", connect(silence, { answerMs: 20 }).get("/api"));
    assert(error.message.includes(server.url));
  });

  it("that changes something is waited for longer: webhooks have their time", async () => {
    const slow: Answer = (response, request) => {
      if (request.method === "GET") return;
      json({ ok: true })(response, request);
    };
    const patient = connect(slow, { answerMs: 20, changeMs: 8000 });
    await failing("timeout", patient.get("/api"));
    assert.deepEqual(await patient.change({ method: "PATCH", path: "/api", body: {} }), { ok: true });
    const impatient = connect(silence, { changeMs: 20 });
    await failing("timeout", impatient.change({ method: "DELETE", path: "/api" }));
  });

  it("whose answer stops in the middle fails: timeout", async () => {
    const answer: Answer = (response) => {
      response.writeHead(200, { "content-type": "application/json" }).write(cutInMidSentence);
    };
    await failing("timeout", connect(answer, { answerMs: 50 }).get("/api"));
  });

  it("to a port where nothing listens fails: refused", async () => {
    const port = await freePort();
    connection = new ClusterConnection(() => configOf(`http://127.0.0.1:${port}`));
    const error = await failing("refused", connection.get("/api"));
    assert.match(error.message, /Is the cluster running/);
  });

  it("to an unknown host fails: unknownHost", async () => {
    // A label of more than 63 characters: no name server needs to be asked.
    connection = new ClusterConnection(() => configOf(`http://${"x".repeat(70)}:6443`));
    await failing("unknownHost", connection.get("/api"));
  });

  it("ends with its signal", async () => {
    const ended = new AbortController();
    const request = failing("broken", connect(silence).get("/api", {}, ended.signal));
    await waitFor("the request", () => server.requests.length === 1);
    ended.abort();
    await request;
    await waitFor("the end of the connection", async () => (await server.connections()) === 0);
  });

  it("ends with the connection, and none begins after it", async () => {
    const request = failing("broken", connect(silence).get("/api"));
    await waitFor("the request", () => server.requests.length === 1);
    connection.dispose();
    await request;
    await failing("broken", connection.get("/api"));
    assert.equal(server.requests.length, 1);
    await waitFor("the end of the connection", async () => (await server.connections()) === 0);
  });

  describe("after a 401", () => {
    const onlyNew: Answer = (response, request) => {
      const isNew = request.headers.authorization === "Bearer new";
      (isNew ? json({ ok: true }) : failure(401, "Unauthorized"))(response, request);
    };

    it("is repeated with everything read anew", async () => {
      server.answer = onlyNew;
      let reads = 0;
      connection = new ClusterConnection(() => configOf(server.url, { token: reads++ ? "new" : "old" }));
      assert.deepEqual(await connection.get("/api"), { ok: true });
      assert.deepEqual(server.authorizations, ["Bearer old", "Bearer new"]);
    });

    it("is repeated only once", async () => {
      await failing("unauthorized", connect(failure(401, "Unauthorized")).get("/api"));
      assert.equal(server.requests.length, 2);
    });

    it("reads anew once for all requests that were under way", async () => {
      server.answer = onlyNew;
      let reads = 0;
      connection = new ClusterConnection(() => configOf(server.url, { token: reads++ ? "new" : "old" }));
      const requests = Array.from({ length: 5 }, () => connection.get("/api"));
      assert.deepEqual(
        await Promise.all(requests),
        requests.map(() => ({ ok: true })),
      );
      assert.equal(reads, 2);
    });
  });
});
