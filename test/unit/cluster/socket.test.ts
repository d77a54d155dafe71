import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { getEventListeners, once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { ClusterConnection } from "../../../src/cluster/connection.ts";
import { RequestError } from "../../../src/cluster/requestError.ts";
import { configOf } from "../../support/kubeContext.ts";

const path = "/api/v1/namespaces/default/pods/web/exec";

/** What ends the handshake. https://www.rfc-editor.org/rfc/rfc6455#section-4.2.2 */
function accept(request: IncomingMessage, socket: Duplex): void {
  const key = `${request.headers["sec-websocket-key"] ?? ""}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  socket.write(
    [
      "HTTP/1.1 101 Switching Protocols",
      "Upgrade: websocket",
      "Connection: Upgrade",
      `Sec-WebSocket-Accept: ${createHash("sha1").update(key).digest("base64")}`,
      "Sec-WebSocket-Protocol: v5.channel.k8s.io",
      "\r\n",
    ].join("\r\n"),
  );
}

describe("the WebSocket of a connection", () => {
  let server: Server;
  let connection: ClusterConnection;
  /** The server's ends. */
  let ends: Duplex[];
  let answer: (request: IncomingMessage, socket: Duplex) => void;
  let controller: AbortController;

  beforeEach(async () => {
    ends = [];
    answer = accept;
    controller = new AbortController();
    server = createServer();
    server.on("upgrade", (request, socket) => {
      ends.push(socket);
      // A client that goes away takes its half of the connection with it.
      socket.on("error", () => undefined);
      answer(request, socket);
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = server.address() as AddressInfo;
    connection = new ClusterConnection(() => configOf(`http://127.0.0.1:${port}`, { token: "t0ken" }));
  });

  afterEach(async () => {
    connection.dispose();
    for (const end of ends) end.destroy();
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });

  const open = (): ReturnType<ClusterConnection["socket"]> =>
    connection.socket(path, ["v5.channel.k8s.io"], controller.signal);

  /** How many sockets the connection would close when it is disposed of. */
  const remembered = (): number => getEventListeners(connection["ended"].signal, "abort").length;

  const forgotten = (before: number): Promise<unknown> =>
    waitFor("the socket to be forgotten", () => remembered() === before);

  it("is forgotten once the caller closes it", async () => {
    const before = remembered();
    const socket = await open();
    assert.equal(remembered(), before + 1);
    socket.close();
    ends[0]?.end(Buffer.from([0x88, 0]));
    await forgotten(before);
  });

  it("is forgotten once the server closes it, with a word or without", async () => {
    const before = remembered();
    for (const end of [
      (socket: Duplex) => socket.end(Buffer.from([0x88, 0])),
      (socket: Duplex) => socket.destroy(),
    ]) {
      const socket = await open();
      const closed = once(socket, "close");
      const last = ends.at(-1);
      assert.ok(last);
      end(last);
      await closed;
      await forgotten(before);
    }
  });

  it("is forgotten where the server refuses it, whose words are the error", async () => {
    const said = JSON.stringify({ kind: "Status", code: 403, message: "pods/exec is forbidden" });
    const head = `HTTP/1.1 403 Forbidden\r\ncontent-type: application/json\r\ncontent-length: ${said.length}`;
    answer = (_, socket) => socket.end(`${head}\r\n\r\n${said}`);
    const before = remembered();
    await assert.rejects(open(), (error: unknown) => {
      assert.ok(error instanceof RequestError, String(error));
      assert.equal(error.failure, "forbidden");
      assert.match(error.message, /pods\/exec is forbidden/);
      return true;
    });
    await forgotten(before);
  });

  it("is closed and forgotten where the caller gives up while it opens", async () => {
    answer = () => controller.abort(new Error("Nobody waits any more."));
    const before = remembered();
    await assert.rejects(open(), /Nobody waits/);
    await forgotten(before);
    await waitFor("the server to see it go", () => ends[0]?.destroyed === true || ends[0]?.readableEnded);
  });

  it("is closed with the connection", async () => {
    const socket = await open();
    const closed = once(socket, "close");
    connection.dispose();
    ends[0]?.end(Buffer.from([0x88, 0]));
    await closed;
    assert.equal(socket.readyState, socket.CLOSED);
  });
});
