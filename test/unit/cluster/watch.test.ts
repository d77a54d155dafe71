import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import { mock } from "node:test";
import { ClusterConnection, type ConnectionTimeouts } from "../../../src/cluster/connection.ts";
import type { WatchEvent } from "../../../src/cluster/watchEvent.ts";
import type { RequestFailure } from "../../../src/cluster/requestError.ts";
import { type Answer, failure, FaultyServer, html, silence } from "@kubernetes-workshop/testing/faultyServer";
import { configOf } from "../../support/kubeContext.ts";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { failing } from "./failing.ts";
import { begin, endedWatch, event, pod, soon, watch, patience } from "./followedPods.ts";

describe("a watch", function () {
  this.timeout(patience);
  let server: FaultyServer;
  let connection: ClusterConnection;
  let events: WatchEvent[];
  const ended = () => new AbortController().signal;

  beforeEach(async () => {
    server = await FaultyServer.start(silence);
    events = [];
  });
  afterEach(async () => {
    connection.dispose();
    await server[Symbol.asyncDispose]();
  });

  /** Follows a watch to its end. */
  async function follow(
    answer: Answer,
    timeouts: Partial<ConnectionTimeouts> = {},
    signal = ended(),
    begun?: () => void,
  ): Promise<void> {
    server.answer = answer;
    connection = new ClusterConnection(() => configOf(server.url), timeouts);
    for await (const each of connection.watch("/api/v1/pods", { limit: 1 }, signal, begun)) events.push(each);
  }

  const text = event("ADDED", pod("a", 1, "파드-🚀")) + event("DELETED", pod("b", 2));
  const expected = [
    { type: "ADDED", object: pod("a", 1, "파드-🚀") },
    { type: "DELETED", object: pod("b", 2) },
  ];

  it("gives the events until the server ends it", async () => {
    await follow(endedWatch(text));
    assert.deepEqual(events, expected);
    assert.equal(server.requests[0]?.search, "?limit=1&watch=true");
  });

  it("gives the same events when they come byte by byte", async () => {
    await follow((response) => {
      begin(response);
      const bytes = Buffer.from(text);
      const send = (at: number): void => {
        if (at === bytes.length) response.end();
        else response.write(bytes.subarray(at, at + 1), () => setImmediate(() => send(at + 1)));
      };
      send(0);
    });
    assert.deepEqual(events, expected);
  });

  it("fails by an event that is cut at the end of the stream, after those before it", async () => {
    await failing("broken", follow(endedWatch(text.slice(0, -10))));
    assert.deepEqual(events, expected.slice(0, 1));
  });

  for (const line of ["null\n", "[]\n", "{}\n", '{"type":"ADDED","object":null}\n', "<h1>\n"]) {
    it(`fails by what is no event: ${line.trim()}`, async () => {
      await failing("broken", follow(watch(line)));
    });
  }

  const faults: readonly [string, Answer, RequestFailure][] = [
    ["401", failure(401, "Unauthorized"), "unauthorized"],
    ["403", failure(403, "no"), "forbidden"],
    ["410", failure(410, "too old"), "gone"],
    ["HTML", html(), "notKubernetes"],
    ["a redirect", html(302, { location: "/login" }), "notKubernetes"],
  ];
  for (const [what, answer, expectedFailure] of faults) {
    it(`that is answered with ${what} fails: ${expectedFailure}`, async () => {
      await failing(expectedFailure, follow(answer));
    });
  }

  it("that is never answered fails: timeout", async () => {
    await failing("timeout", follow(silence, { answerMs: 20 }));
  });

  it("that has been accepted may be silent for longer than an answer may take", async () => {
    mock.timers.enable({ apis: ["setTimeout"] });
    try {
      const accepted = Promise.withResolvers<ServerResponse>();
      const begun = Promise.withResolvers<undefined>();
      const acceptOnly: Answer = (response) => {
        begin(response);
        accepted.resolve(response);
      };
      const done = follow(acceptOnly, { answerMs: 5000 }, ended(), () => begun.resolve(undefined));
      await begun.promise;
      mock.timers.tick(6000);
      (await accepted.promise).end(text);
      await done;
      assert.deepEqual(events, expected);
    } finally {
      mock.timers.reset();
    }
  });

  it("that is silent for too long fails: timeout, and hangs up", async () => {
    await failing("timeout", follow(watch(text), { silenceMs: 200 }));
    assert.deepEqual(events, expected);
    await waitFor("the end of the connection", async () => (await server.connections()) === 0, soon);
  });

  it("that breaks off fails: broken", async () => {
    const done = failing("broken", follow(watch(text)));
    await waitFor("the events", () => events.length === 2, soon);
    server.hangUp();
    await done;
  });

  it("ends with its signal, and hangs up", async () => {
    const end = new AbortController();
    const done = failing("broken", follow(watch(text), {}, end.signal));
    await waitFor("the events", () => events.length === 2, soon);
    end.abort();
    await done;
    await waitFor("the end of the connection", async () => (await server.connections()) === 0, soon);
  });

  it("hangs up when nobody listens any more", async () => {
    server.answer = watch(text);
    connection = new ClusterConnection(() => configOf(server.url));
    for await (const each of connection.watch("/api", {}, ended())) {
      events.push(each);
      break;
    }
    await waitFor("the end of the connection", async () => (await server.connections()) === 0, soon);
    assert.equal(events.length, 1);
  });
});
