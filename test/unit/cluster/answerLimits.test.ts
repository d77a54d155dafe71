import assert from "node:assert/strict";
import { once } from "node:events";
import type { ServerResponse } from "node:http";
import type { Writable } from "node:stream";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { config } from "@vscode/l10n";
import type { AnswerLimits } from "../../../src/cluster/answerLimits.ts";
import { ClusterConnection } from "../../../src/cluster/connection.ts";
import { ObjectReader } from "../../../src/cluster/objectReader.ts";
import korean from "../../../l10n/bundle.l10n.ko.json" with { type: "json" };
import { type Answer, FaultyServer, json, silence } from "@kubernetes-workshop/testing/faultyServer";
import { configOf } from "../../support/kubeContext.ts";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { failing } from "./failing.ts";
import { begin, event, FollowedPods, list, patience, pod, soon, watch } from "./followedPods.ts";

const small: Partial<AnswerLimits> = {
  answerBytes: 100_000,
  lineBytes: 100_000,
  statusBytes: 10_000,
  values: 5000,
  depth: 50,
};
const head = { "content-type": "application/json" };
const never = (): AbortSignal => new AbortController().signal;

/** Settles when it can be written to, or nobody listens any more. */
function drained(stream: Writable): Promise<unknown> {
  const done = new AbortController();
  const either = ["drain", "close"].map((name) => once(stream, name, { signal: done.signal }));
  // A client that is told too much hangs up.
  return Promise.race(either)
    .catch(() => undefined)
    .finally(() => done.abort());
}

/** Sends the same again and again for as long as somebody listens; counts the bytes that went out. */
async function pour(response: ServerResponse, chunk: string, sent: { bytes: number }): Promise<void> {
  while (!response.destroyed) {
    sent.bytes += chunk.length;
    if (!response.write(chunk)) await drained(response);
  }
}

describe("a server that sends too much", function () {
  this.timeout(patience);
  let server: FaultyServer;
  let connection: ClusterConnection;
  let sent: { bytes: number };

  beforeEach(async () => {
    sent = { bytes: 0 };
    server = await FaultyServer.start(silence);
    connection = new ClusterConnection(() => configOf(server.url), {}, undefined, small);
  });
  afterEach(async () => {
    config({ contents: {} });
    connection.dispose();
    await server[Symbol.asyncDispose]();
  });

  const endless =
    (first: string, chunk: string, headers: object = head): Answer =>
    (response) => {
      response.writeHead(200, { ...headers });
      response.write(first);
      void pour(response, chunk, sent);
    };
  const get = () => connection.get("/api");
  async function follow(): Promise<void> {
    for await (const each of connection.watch("/api", {}, never())) assert(each);
  }

  const bomb = (size: number, byte: string) => gzipSync(Buffer.alloc(size, byte));
  const compressed =
    (coding: string, bytes: Uint8Array): Answer =>
    (response) =>
      response.writeHead(200, { ...head, "content-encoding": coding }).end(bytes);

  const faults: readonly [what: string, Answer, () => Promise<unknown>, message: RegExp][] = [
    ["an answer without end", endless("", "x".repeat(1000)), get, /more than 0\.1 MB/],
    ["a list without end", endless('{"items":[', `${JSON.stringify(pod("a", 1))},`.repeat(10)), get, /more than 5000 values/],
    ["white space without end", endless("", " ".repeat(1000)), get, /more than 0\.1 MB/],
    ["gzip that is far larger inside", compressed("gzip", bomb(20_000_000, " ")), get, /more than 0\.1 MB/],
    ["gzip within gzip", compressed("gzip, gzip", gzipSync(bomb(20_000_000, " "))), get, /more than 0\.1 MB/],
    ["gzip within brotli within gzip", compressed("gzip, br, gzip", gzipSync(brotliCompressSync(bomb(20_000_000, "[")))), get, /more than 50 levels/],
    ["more values than are of use", json(Array(6000).fill({})), get, /more than 5000 values/],
    ["JSON nested too deep", (r) => r.writeHead(200, head).end("[".repeat(40_000) + "]".repeat(40_000)), get, /more than 50 levels/],
    ["objects nested too deep", (r) => r.writeHead(200, head).end('{"a":'.repeat(10_000)), get, /more than 50 levels/],
    ["a line without end", endless("", "x".repeat(1000)), follow, /single change of more than 0\.1 MB/],
    ["a line of white space without end", endless("", "\t ".repeat(1000)), follow, /single change of more than 0\.1 MB/],
    ["empty lines without end", endless("", "\n".repeat(1000)), follow, /single change of more than 0\.1 MB/],
    ["a change in gzip within gzip", compressed("gzip, gzip", gzipSync(bomb(20_000_000, "x"))), follow, /single change of more than 0\.1 MB/],
    ["a change of many values", watch(event("ADDED", { a: Array(6000).fill(0) })), follow, /more than 5000 values/],
    ["a change nested too deep", watch(`${"[".repeat(1000)}\n`), follow, /more than 50 levels/],
    ["a health report without end", endless("", "[+]ping ok\n".repeat(100), { "content-type": "text/plain" }), () => connection.checkHealth("/readyz"), /more than 0\.01 MB/],
    ["a header without end", (response) => void pourRaw(response, "x".repeat(1000)), get, /headers that are too large/],
    ["headers without end", (response) => void pourRaw(response, "\r\nx: y".repeat(100)), get, /headers that are too large/],
    ["trailers without end", (response) => {
      response.writeHead(200, { ...head, "transfer-encoding": "chunked" }).flushHeaders();
      void pourRaw(response, "\r\nx: y".repeat(100), "0");
    }, get, /headers that are too large/],
  ]; // prettier-ignore

  /** Writes past the HTTP server, which would not send such a thing. */
  async function pourRaw(
    response: ServerResponse,
    chunk: string,
    first = "HTTP/1.1 200 OK\r\nx: ",
  ): Promise<void> {
    const { socket } = response;
    socket?.write(first);
    while (socket && !socket.destroyed) {
      sent.bytes += chunk.length;
      if (!socket.write(chunk)) await drained(socket);
    }
  }

  for (const [what, answer, ask, message] of faults)
    it(`is left where it sends ${what}, and told by name`, async () => {
      server.answer = answer;
      const error = await failing("tooLarge", ask());
      assert(error.message.includes(server.url), error.message);
      assert.match(error.message, message);
      assert.match(error.message, /Check whether this is the right API server/);
      // Nobody who asks by himself comes back at once.
      assert.equal(error.retryAfterMs, 30_000);
      await waitFor("the end of the answer", () => server.underWay.size === 0, soon);
      // What the two ends hold in their buffers, and no more.
      assert(sent.bytes < 20_000_000, `${sent.bytes} bytes`);
    });

  it("is named in Korean too", async () => {
    config({ contents: korean });
    server.answer = endless("", "x".repeat(1000));
    const { message } = await failing("tooLarge", get());
    assert.match(message, /[가-힣]/);
    assert.doesNotMatch(message, /more than|Check/);
    assert(message.includes(server.url) && message.includes("0.1"), message);
  });

  it("with its refusal is understood by its HTTP status", async () => {
    server.answer = (response) => {
      response.writeHead(403, head);
      response.write('{"message":"');
      void pour(response, "x".repeat(1000), sent);
    };
    await failing("forbidden", get());
    await waitFor("the end of the connection", async () => (await server.connections()) === 0, soon);
  });

  it("to say why it refuses is quoted at the length that somebody reads", async () => {
    const causes = Array.from({ length: 1000 }, () => ({ field: "a" }));
    const roomy = new ClusterConnection(() => configOf(server.url), {}, undefined, { statusBytes: 1e6 });
    server.answer = json({ message: "y".repeat(50_000), details: { causes } }, 422);
    const { message, status } = await failing("invalid", roomy.get("/api"));
    roomy.dispose();
    assert(message.length < 6000, `${message.length}`);
    assert.equal(status?.causes.length, 200);
  });

  it("is taken for as much as is within the limits", async () => {
    const names = {
      items: ["x".repeat(99_000)],
      deep: JSON.parse("[".repeat(49) + "]".repeat(49)) as unknown,
    };
    server.answer = compressed("gzip", gzipSync(JSON.stringify(names)));
    assert.deepEqual(await get(), names);
    server.answer = json({ text: '[{":,\\'.repeat(5000) });
    assert.deepEqual(await get(), { text: '[{":,\\'.repeat(5000) });
  });

  it("is asked again by the same connection, which works when it does", async () => {
    server.answer = endless("", "x".repeat(1000));
    await failing("tooLarge", get());
    server.answer = json({ ok: true });
    assert.deepEqual(await get(), { ok: true });
  });

  it("only once trickles: an answer has its time, however it comes", async () => {
    connection.dispose();
    connection = new ClusterConnection(() => configOf(server.url), { answerMs: 300 });
    server.answer = (response) => {
      response.writeHead(200, head);
      const drip = setInterval(() => response.write(" "), 5);
      response.on("close", () => clearInterval(drip));
    };
    await failing("timeout", get());
    await waitFor("the end of the connection", async () => (await server.connections()) === 0, soon);
  });

  it("only trickles in a watch: what is no change counts as silence", async () => {
    connection.dispose();
    connection = new ClusterConnection(() => configOf(server.url), { silenceMs: 300 });
    server.answer = (response) => {
      begin(response);
      const drip = setInterval(() => response.write("\n"), 5);
      response.on("close", () => clearInterval(drip));
    };
    await failing("timeout", follow());
    await waitFor("the end of the connection", async () => (await server.connections()) === 0, soon);
  });

  describe("in a list", () => {
    /** Objects of so many bytes, in as many pages as are asked for. */
    const inPages =
      (total: number, size: number): Answer =>
      (response, request) => {
        const { searchParams } = new URL(request.url ?? "", server.url);
        const from = Number(searchParams.get("continue") ?? 0);
        const to = Math.min(total, from + Number(searchParams.get("limit")));
        const items = Array.from({ length: to - from }, (_, index) => ({
          ...pod(`${from + index}`, 1),
          data: "x".repeat(size),
        }));
        json({ items, metadata: { resourceVersion: "7", ...(to < total && { continue: `${to}` }) } })(
          response,
          request,
        );
      };

    it("is asked for smaller pages", async () => {
      const { names } = await listed(inPages(30, 20_000));
      assert.deepEqual(
        names,
        Array.from({ length: 30 }, (_, index) => `${index}`),
      );
      const limits = server.requests
        .filter(({ pathname }) => pathname.endsWith("pods"))
        .map(({ searchParams }) => searchParams.get("limit"));
      assert.deepEqual([...new Set(limits)], ["500", "63", "8", "1"]);
    });

    it("is given up where one object is too large", async () => {
      await failing("tooLarge", listed(inPages(3, 200_000)));
      assert.equal(server.requests.filter(({ pathname }) => pathname.endsWith("pods")).length, 4);
    });

    async function listed(answer: Answer): Promise<{ names: (string | undefined)[] }> {
      server.answer = (response, request) => {
        if (request.url?.includes("/pods")) answer(response, request);
        else json({ resources: [{ name: "pods", kind: "Pod", namespaced: true }] })(response, request);
      };
      const log = {
        debug: () => undefined,
        info: () => undefined,
        warn: () => undefined,
        error: () => undefined,
      };
      const found = await new ObjectReader(connection, "default", log).list("v1", "Pod");
      return { names: found.map(({ metadata }) => metadata.name) };
    }
  });

  describe("to an informer", () => {
    it("is given up after so many objects, even where pages are empty, and asked again after a pause", async () => {
      for (const items of [[], [pod("a", 1)]]) {
        await using pods = await FollowedPods.start({
          lists: [json({ items, metadata: { resourceVersion: "1", continue: "more" } })],
          options: { most: 1000 },
        });
        const { message } = await failing("tooLarge", pods.informer.ready);
        assert.match(message, /returned more than 1000 objects for \/api\/v1\/pods/);
        assert.deepEqual(pods.names, "");
        await waitFor("the pause", () => pods.delays[0] === 30_000, soon);
        assert.equal((await pods.requests(11)).length, 11);
      }
    });

    it("is given up where it watches more and more objects", async () => {
      const added = Array.from({ length: 20 }, (_, index) => event("ADDED", pod(`p${index}`, index + 2)));
      await using pods = await FollowedPods.start({
        lists: [list(1), list(100, [pod("a", 1)])],
        watches: [watch(...added)],
        options: { most: 10 },
      });
      await pods.become("a");
      assert.match(pods.failures[0] ?? "", /returned more than 10 objects/);
      assert.equal(pods.delays[0], 30_000);
    });
  });
});
