import assert from "node:assert/strict";
import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { createServer, request } from "node:https";
import { connect as connectTcp } from "node:net";
import { Duplex } from "node:stream";
import { connect } from "node:tls";
import { attachExec } from "../../../src/api/http/execSocket.ts";
import { ShellSession } from "../../../src/api/http/shellSession.ts";
import { type ApiServer, startApiServer } from "../../../src/api/startApiServer.ts";
import { podOf, SimulatedCluster, stateOf } from "../../support/simulatedCluster.ts";

const token = "secret";

/** The answer to a WebSocket client: a refusal, or the frames up to the end. */
interface Upgrade {
  readonly code: number | undefined;
  readonly type: string | undefined;
  readonly text: string;
}

describe("exec", () => {
  let cluster: SimulatedCluster;
  let server: ApiServer;
  /** The outcome of running a command in a container. */
  let outcome: () => Promise<{ exitCode: number; stdout: string; stderr: string }>;

  before(async () => {
    cluster = await SimulatedCluster.start();
    server = await startApiServer({
      objectApi: cluster.simulation.api,
      processes: { logs: () => [], exec: () => outcome() },
      token,
    });
    await cluster.api.create("pods", podOf("runs", "nginx"));
    await cluster.api.create("pods", podOf("typo", "nginx:1.29-doesnotexist"));
    await cluster.api.create("pods", podOf("waits", "nginx", {}, { nodeSelector: { no: "node" } }));
    await cluster.until("two pods to come that far", async () => {
      const waiting = stateOf(await cluster.pod("typo")).reason;
      const { status } = await cluster.pod("runs");
      return waiting === "ImagePullBackOff" && status?.phase === "Running";
    });
  });
  after(async () => {
    await server.close();
    await cluster[Symbol.asyncDispose]();
  });

  /** Like `printf ls | kubectl exec -i POD -- sh`: the input ends without a line break. */
  async function exec(pod: string, query = "command=sh&stdin=true"): Promise<Upgrade> {
    const sent = request(`${server.url}/api/v1/namespaces/default/pods/${pod}/exec?${query}`, {
      ca: server.caPem,
      agent: false,
      headers: {
        authorization: `Bearer ${token}`,
        connection: "Upgrade",
        upgrade: "websocket",
        "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
        "sec-websocket-version": "13",
        "sec-websocket-protocol": "v5.channel.k8s.io",
      },
    });
    sent.end();
    const [first, socket] = (await Promise.race([once(sent, "response"), once(sent, "upgrade")])) as [
      IncomingMessage,
      Duplex?,
    ];
    const chunks: Buffer[] = [];
    const answered = socket ?? first;
    answered.on("data", (chunk: Buffer) => chunks.push(chunk));
    socket?.write(Buffer.concat([frame(Buffer.from("\0ls")), frame(Buffer.from([255, 0]))]));
    await once(answered, "end");
    socket?.destroy();
    const text = Buffer.concat(chunks).toString("utf8");
    return { code: first.statusCode, type: first.headers["content-type"], text };
  }

  /** A client's message, with a mask of zeros. */
  const frame = (payload: Buffer): Buffer =>
    Buffer.concat([Buffer.from([0x82, 0x80 | payload.length, 0, 0, 0, 0]), payload]);

  it("runs the last line of an input, though it does not end", async () => {
    outcome = () => Promise.resolve({ exitCode: 0, stdout: "bin\n", stderr: "" });
    const { code, text } = await exec("runs");
    assert.equal(code, 101);
    assert.match(text, /bin\n/);
    assert.match(text, /"status":"Success"/);
  });

  for (const query of ["command=sh&stdin=true", "command=ls"])
    it(`says so when the container ends meanwhile (${query})`, async () => {
      outcome = () => Promise.reject(new Error("container has ended"));
      const { code, text } = await exec("runs", query);
      assert.equal(code, 101);
      assert.match(text, /"status":"Failure","message":"container has ended"/);
    });

  it("is refused as by a kubelet while the container does not run", async () => {
    outcome = () => Promise.reject(new Error("never asked"));
    const refused = { code: 500, type: "text/plain", text: 'container not found ("main")' };
    assert.deepEqual(await exec("typo"), refused);
  });

  it("is refused while no node has the pod", async () => {
    const { code, text } = await exec("waits");
    assert.equal(code, 400);
    assert.match(text, /"message":"pod waits does not have a host assigned"/);
  });

  it("outlives a client that is gone before it is refused", async () => {
    const listening = createServer();
    attachExec(listening, {
      resources: cluster.simulation.api.resources,
      processes: undefined,
      authorize: () => {
        throw new Error("no");
      },
    });
    const socket = new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() });
    listening.emit("upgrade", { url: "/", headers: {} }, socket, Buffer.alloc(0));
    const closed = new Promise((resolve) => socket.once("close", resolve));
    socket.emit("error", new Error("read ECONNRESET"));
    await closed;
    listening.close();
  });

  it("ends with the server, also where a client stays that was refused", async () => {
    const other = await startApiServer({ objectApi: cluster.simulation.api, token });
    // This client does not end its side when the server has ended the other.
    const socket = connectTcp({ port: other.port, host: "127.0.0.1", allowHalfOpen: true });
    const stays = connect({ socket, host: "127.0.0.1", ca: other.caPem });
    stays.on("error", () => undefined);
    stays.write(
      `POST /api/v1/namespaces/default/pods/typo/exec?command=ls HTTP/1.1\r\nHost: practice\r\n` +
        `Authorization: Bearer ${token}\r\nConnection: Upgrade\r\nUpgrade: SPDY/3.1\r\n\r\n`,
    );
    await once(stays, "data");
    await other.close();
    stays.destroy();
  });
});

describe("ShellSession", () => {
  it("fails when a line cannot be run", async () => {
    const failure = Promise.withResolvers<unknown>();
    const session = new ShellSession({
      tty: false,
      run: () => Promise.reject(new Error("gone")),
      write: () => undefined,
      exit: () => assert.fail("it did not exit"),
      fail: (error) => failure.resolve(error),
    });
    void session.input("ls\n");
    assert.match(String(await failure.promise), /gone/);
  });
});
